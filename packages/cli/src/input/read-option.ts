import { isPerConnection } from '@naftiko/runtime';
import { given, usageError, type Given } from './given.js';

/** Reads repeated `name=value` texts; the last one of a name applies. */
export function readAssignments(option: string, texts: readonly string[]): Given<ReadonlyMap<string, string>> {
  const pairs = texts.map((text) => {
    const equals = text.indexOf('=');
    return equals < 1 ? undefined : ([text.slice(0, equals), text.slice(equals + 1)] as const);
  });
  // The text may contain a secret, so it is not repeated.
  if (pairs.includes(undefined))
    return usageError(`${option} takes <name>=<value>, for example ${examples[option] ?? 'a=b'}.`);
  return given(new Map(pairs.flatMap((pair) => (pair === undefined ? [] : [pair]))));
}

const examples: Readonly<Record<string, string>> = {
  '--var': '--var hostname=eu1.example.com',
  '--base-uri': '--base-uri registry=https://registry.example.com',
  '--port': '--port ships=8080',
  '--arg': '--arg imo=IMO-1',
};

export function readBaseUris(texts: readonly string[]): Given<ReadonlyMap<string, string>> {
  const read = readAssignments('--base-uri', texts);
  if (!read.ok) return read;
  const problems = [...read.value].flatMap(([namespace, uri]) =>
    isHttpUrl(uri) ? [] : [`--base-uri ${namespace}=… takes a complete http:// or https:// address.`],
  );
  return problems.length > 0 ? usageError(...problems) : given(read.value);
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

export function readPorts(texts: readonly string[]): Given<ReadonlyMap<string, number>> {
  const read = readAssignments('--port', texts);
  if (!read.ok) return read;
  const ports = [...read.value].map(([namespace, text]) => [namespace, parseWholeNumber(text)] as const);
  const problems = ports.flatMap(([namespace, port]) => {
    if (namespace === '*' && port !== 0) return ['--port *=… takes 0: only free ports can be given to every adapter.'];
    return port !== undefined && port <= 65_535
      ? []
      : [`--port ${namespace}=… takes a number from 0 (any free port) to 65535.`];
  });
  return problems.length > 0
    ? usageError(...problems)
    : given(new Map(ports as readonly (readonly [string, number])[]));
}

/** A whole number of at least `least`; absent means `fallback`. */
export function readCount(option: string, text: string | undefined, least: number, fallback: number): Given<number> {
  if (text === undefined) return given(fallback);
  const number = parseWholeNumber(text);
  if (number === undefined || number < least)
    return usageError(`${option} takes a whole number from ${least}; "${text}" is not one.`);
  return given(number);
}

const parseWholeNumber = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** Names of caller headers to pass on, lower case. Hop-by-hop headers are refused (RFC 9110, 7.6.1). */
export function readForwardHeaders(names: readonly string[]): Given<readonly string[]> {
  const lower = names.map((name) => name.trim().toLowerCase());
  const problems = lower.flatMap((name) => {
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name))
      return [`--forward-header takes the name of a header; "${name}" is not one.`];
    if (!isPerConnection(name)) return [];
    return [`--forward-header ${name}: this header belongs to one connection and is never passed on to an upstream.`];
  });
  return problems.length > 0 ? usageError(...problems) : given([...new Set(lower)]);
}
