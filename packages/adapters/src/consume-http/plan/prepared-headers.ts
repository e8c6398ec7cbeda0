import type { ConsumeScope, Read } from '@naftiko/engine';
import { version } from '@naftiko/runtime';

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
  /** What is sent when the parameter has no value. */
  readonly otherwise: string | undefined;
}

/** The headers of an operation, as far as they are known at load. */
export interface PreparedHeaders {
  /** Names and values in turn, ready to send. */
  readonly fixed: readonly string[];
  readonly filled: readonly FilledHeader[];
  /** The content type a parameter asks for. */
  readonly contentType: HeaderParameter | undefined;
  /** A `Cookie` parameter: joined with the cookies of the request. */
  readonly cookie: HeaderParameter | undefined;
  /** Lower-case names the document declares: a forwarded header of that name is not sent. */
  readonly declared: ReadonlySet<string>;
}

/** What the process calls itself towards upstreams. */
export const userAgent = `naftiko/${version}`;

/** How the headers of a request are prepared. */
export interface HeaderPreparation {
  readonly conformant: boolean;
  /** False: the answer is passed on as it comes, so nothing is said about its encoding. */
  readonly decompresses: boolean;
}

/** Sorts declared headers into what is ready and what has to wait. Source: specification 03, section 3.3. */
export function prepareHeaders(
  parameters: readonly HeaderParameter[],
  { conformant, decompresses }: HeaderPreparation,
): PreparedHeaders {
  const named = (key: string) => parameters.find(({ name }) => name.toLowerCase() === key);
  // A published `Accept` parameter nobody fills means JSON (specification 06, section 4.5).
  const defaults = new Map([
    ['accept', named('accept') === undefined || conformant ? '*/*' : 'application/json'],
    ['user-agent', userAgent],
  ]);
  const fixed: string[] = decompresses ? ['Accept-Encoding', 'gzip, deflate, br'] : [];
  if (named('accept') === undefined) fixed.push('Accept', '*/*');
  if (named('user-agent') === undefined) fixed.push('User-Agent', userAgent);

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
    contentType: named('content-type'),
    cookie: named('cookie'),
    declared: new Set(parameters.map(({ name }) => name.toLowerCase())),
  };
}

/** Whether a name can be a header's (RFC 9110, section 5.6.2). */
export const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Whether a value can be a header's: nothing in it ends the line. */
export const isSendable = (value: string): boolean => !/[^\t\x20-\x7e\x80-\uffff]/.test(value);

/** Header values travel as bytes; what is not ASCII is sent as UTF-8. */
export const encodeHeader = (value: string): string =>
  /[^\t\x20-\x7e]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;
