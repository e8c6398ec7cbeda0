import type { ConsumeScope, Read } from '@naftiko/engine';
import { version } from '@naftiko/runtime';
import { encodeHeader, isSendable } from '../request/headers.js';

/** A declared header: its value is known at load, or read for each request. */
export interface HeaderParameter {
  readonly name: string;
  readonly constant: string | undefined;
  readonly read: Read<ConsumeScope>;
}

/** A header that is filled for each request. */
export interface FilledHeader {
  readonly name: string;
  readonly read: Read<ConsumeScope>;
  /** The value to send when the parameter has none. */
  readonly otherwise: string | undefined;
}

/** The headers of an operation, prepared at load. */
export interface PreparedHeaders {
  /** Names and values alternate, ready to send. */
  readonly fixed: readonly string[];
  readonly filled: readonly FilledHeader[];
  /** The content type set by a parameter. */
  readonly contentType: HeaderParameter | undefined;
  /** A `Cookie` parameter: joined with the cookies of the request. */
  readonly cookie: HeaderParameter | undefined;
  /** The names (lower case) that the document declares. A forwarded header with one of these names is not sent. */
  readonly declared: ReadonlySet<string>;
}

/** The `User-Agent` of requests to upstreams. */
export const userAgent = `naftiko/${version}`;

/** Options of header preparation. */
export interface HeaderPreparation {
  readonly conformant: boolean;
  /** Whether answers are decompressed. Otherwise they are passed on unchanged, and no `Accept-Encoding` is sent. */
  readonly decompresses: boolean;
}

/** Separates fixed headers from headers that are filled for each request. Source: specification 03, section 3.3. */
export function prepareHeaders(
  parameters: readonly HeaderParameter[],
  { conformant, decompresses }: HeaderPreparation,
): PreparedHeaders {
  const findHeader = (key: string) => parameters.find(({ name }) => name.toLowerCase() === key);
  // A published `Accept` parameter without a value means JSON (specification 06, section 4.5).
  const defaults = new Map([
    ['accept', findHeader('accept') === undefined || conformant ? '*/*' : 'application/json'],
    ['user-agent', userAgent],
  ]);
  const fixed: string[] = decompresses ? ['Accept-Encoding', 'gzip, deflate, br'] : [];
  if (findHeader('accept') === undefined) fixed.push('Accept', '*/*');
  if (findHeader('user-agent') === undefined) fixed.push('User-Agent', userAgent);

  const filled: FilledHeader[] = [];
  for (const { name, constant, read } of parameters) {
    const key = name.toLowerCase();
    if (key === 'content-type' || key === 'cookie') continue;
    if (constant !== undefined && isSendable(constant)) fixed.push(name, encodeHeader(constant));
    else filled.push({ name, read, otherwise: defaults.get(key) });
  }
  return {
    fixed,
    filled,
    contentType: findHeader('content-type'),
    cookie: findHeader('cookie'),
    declared: new Set(parameters.map(({ name }) => name.toLowerCase())),
  };
}
