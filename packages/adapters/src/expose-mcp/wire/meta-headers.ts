import { isPerConnection, type RuntimeServices, type InvokeOptions } from '@naftiko/runtime';

/** The key of `_meta` for headers of a call over standard input, where there are no HTTP headers. */
export const headersKey = 'naftiko/headers';

type Headers = InvokeOptions['forwardedHeaders'];

/**
 * Returns a function that reads, from the `_meta` of a call, the headers that are forwarded upstream.
 *
 * Only headers that the operator forwards (`--forward-header`), with strings without line breaks as values; anything
 * else is ignored.
 */
export function planMetaHeaders({ forwardHeaders }: RuntimeServices): (meta: unknown) => Headers {
  const wanted = new Set(forwardHeaders.filter((name) => !isPerConnection(name)));
  if (wanted.size === 0) return () => [];
  return (meta) => {
    const given = isRecord(meta) ? meta[headersKey] : undefined;
    if (!isRecord(given)) return [];
    return Object.entries(given).flatMap(([name, value]): Headers => {
      const usable = wanted.has(name.toLowerCase()) && typeof value === 'string' && !/[\r\n\0]/.test(value);
      // One character per byte, as in headers that are received over HTTP.
      return usable ? [[name.toLowerCase(), Buffer.from(value, 'utf8').toString('latin1')]] : [];
    });
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
