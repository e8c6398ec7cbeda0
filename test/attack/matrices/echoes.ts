import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { SeenRequest } from '../../support/recording-upstream.js';

const hexOf = (text: string, before: string): string =>
  Buffer.from(text).toString('hex').replaceAll(/../g, `${before}$&`);
const traces = [
  'canary',
  // In base64, at any offset.
  'Y2FuYXJ5',
  'NhbmFyeS',
  'jYW5hcnkt',
  'jYW5hcnku',
  hexOf('canary', '%'),
  hexOf('canary', '\\u00'),
];
/** Whether a text holds the word `canary`, in any encoding: it is a part of each secret. */
export const holdsSecret = (text: string): boolean =>
  traces.some((trace) => text.toLowerCase().includes(trace.toLowerCase()));

/** What an upstream does with a request, by the last segment of the path. */
export const echoes: Readonly<Record<string, (seen: SeenRequest, response: ServerResponse) => void>> = {
  ok: (seen, response) => answerJson(200, seen, response),
  denied: (seen, response) => answerJson(403, seen, response),
  broken: (seen, response) => answerJson(500, seen, response),
  redirecting: (seen, response) =>
    void response
      .writeHead(302, {
        Location: `https://elsewhere.test${seen.path}?${seen.rawQuery}&h=${encodeURIComponent(written(seen))}`,
      })
      .end(written(seen)),
  'in-headers': (seen, response) =>
    void response
      .writeHead(201, {
        ETag: `"${base64Of(seen)}"`,
        Location: `/made?${seen.rawQuery}&k=${encodeURIComponent(String(seen.headers['x-key'] ?? ''))}`,
        'Content-Disposition': `inline; filename="${seen.headers.authorization ?? String(seen.headers['x-word'])}"`,
        'Content-Language': String(seen.headers['x-key'] ?? seen.headers.cookie ?? 'en'),
        'Content-Type': 'application/json',
      })
      .end('{}'),
  encoded: (seen, response) =>
    void response
      .writeHead(422, { 'Content-Type': 'text/plain' })
      .end([base64Of(seen), encodeURIComponent(written(seen)), escapeAll(plainOf(seen))].join('\n')),
  'in-other-case': (seen, response) =>
    void response
      .writeHead(401, { 'Content-Type': 'text/plain' })
      .end(`${written(seen).toUpperCase()} ${plainOf(seen).toLowerCase()}`),
  zipped: (seen, response) =>
    void response
      .writeHead(400, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      .end(gzipSync(written(seen))),
  garbled: (seen, response) =>
    void response.writeHead(200, { 'Content-Type': 'application/json' }).end(`<${decodedOf(seen)}>`),
};

const answerJson = (status: number, seen: SeenRequest, response: ServerResponse): void =>
  void response.writeHead(status, { 'Content-Type': 'application/json' }).end(written(seen));

export const written = ({ path, rawQuery, headers, body }: SeenRequest): string =>
  JSON.stringify({ url: `${path}?${rawQuery}`, headers, body });

/** The credentials, decoded. */
function plainOf({ path, rawQuery, headers }: SeenRequest): string {
  const basic = /^Basic (.*)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const words = [Buffer.from(basic, 'base64').toString(), decodeURIComponent(rawQuery.replaceAll('+', ' '))];
  return [...words, path, ...Object.values(headers)].join(' ');
}

const decodedOf = (seen: SeenRequest): string => `${plainOf(seen)} ${written(seen)}`;

const base64Of = (seen: SeenRequest): string =>
  Buffer.from(`${seen.headers.authorization ?? ''}|${decodedOf(seen)}`).toString('base64');

const escapeAll = (text: string): string =>
  [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
