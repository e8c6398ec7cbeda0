import { isPerConnection, type RuntimeServices, type InvokeOptions } from '@naftiko/runtime';

/** The key of `_meta` for headers of a call over a pipe, which has no HTTP headers. */
export const headersKey = 'naftiko/headers';

type Headers = InvokeOptions['forwardedHeaders'];

/**
 * Picks the headers of a call that the operator forwards upstream, out of its `_meta`.
 *
 * Only names given with `--forward-header`, and only strings without line breaks; anything else is ignored.
 */
export function planMetaHeaders({ forwardHeaders }: RuntimeServices): (meta: unknown) => Headers {
  const wanted = new Set(forwardHeaders.filter((name) => !isPerConnection(name)));
  if (wanted.size === 0) return () => [];
  return (meta) => {
    const given = isRecord(meta) ? meta[headersKey] : undefined;
    if (!isRecord(given)) return [];
    return Object.entries(given).flatMap(([name, value]): Headers => {
      const usable = wanted.has(name.toLowerCase()) && typeof value === 'string' && !/[\r\n\0]/.test(value);
      // As for a header received over HTTP: one character per byte.
      return usable ? [[name.toLowerCase(), Buffer.from(value, 'utf8').toString('latin1')]] : [];
    });
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
