import { isPerConnection, type Host, type HostCall } from '@naftiko/runtime';

/** The key of `_meta` under which a call over a pipe, which has no headers, says what its caller would have sent. */
export const headersKey = 'naftiko/headers';

type Headers = HostCall['forwardedHeaders'];

/**
 * Picks the headers of a call that the operator asked to pass on upstream, out of its `_meta`.
 *
 * Only names given with `--forward-header`, only texts without line breaks; anything else is nobody's business here.
 */
export function metaHeaders({ forwardHeaders }: Host): (meta: unknown) => Headers {
  const wanted = new Set(forwardHeaders.filter((name) => !isPerConnection(name)));
  if (wanted.size === 0) return () => [];
  return (meta) => {
    const given = isRecord(meta) ? meta[headersKey] : undefined;
    if (!isRecord(given)) return [];
    return Object.entries(given).flatMap(([name, value]): Headers => {
      const usable = wanted.has(name.toLowerCase()) && typeof value === 'string' && !/[\r\n\0]/.test(value);
      // As a header that came over HTTP: one character for each byte.
      return usable ? [[name.toLowerCase(), Buffer.from(value, 'utf8').toString('latin1')]] : [];
    });
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
