import type { Answer } from './http-exchange.js';
import type { SeenRequest } from './recording-upstream.js';

/**
 * What an exchange has sent over the wire, to be compared with another run of the same: an answer and the requests to
 * upstreams, without what differs between any two runs.
 */
export const recordExchange = ({ status, headers, body }: Answer, seen: readonly SeenRequest[]): unknown => ({
  answer: { status, headers: withoutChance(headers), body: body.toString('base64') },
  upstream: seen.map(({ method, path, rawQuery, headers: sent, body: sentBody }) => ({
    method,
    path,
    rawQuery,
    headers: withoutChance(sent),
    body: sentBody.replaceAll(/-{2}[\w-]{16,}/g, '--boundary'),
  })),
});

/** Headers without times and random values. */
const withoutChance = (headers: NodeJS.Dict<string | string[]>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (varying.has(name)) return [name, 'any'];
      const text = String(value);
      if (name === 'authorization' && text.startsWith('Digest ')) return [name, 'Digest'];
      return [name, text.replaceAll(/boundary=[\w-]+/g, 'boundary').replaceAll(/nonce="[^"]*"/g, 'nonce')];
    }),
  );

const varying: ReadonlySet<string> = new Set(['date', 'x-request-id', 'traceparent']);
