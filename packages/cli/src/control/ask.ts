import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ControlTarget } from './target.js';

/** What a control adapter answered; or why nobody did, for people. */
export type Asked =
  | { readonly ok: true; readonly status: number; readonly text: string; readonly data: unknown }
  | { readonly ok: false; readonly reason: string };

interface Question {
  readonly method?: 'GET' | 'PUT';
  /** With its query. */
  readonly path: string;
  readonly body?: object;
}

/** A reload or a slow probe takes a moment; nobody waits for longer. */
const timeoutMs = 15_000;

/**
 * Sends one request to a control adapter. Follows no redirect: the credential is meant for this address. Not through
 * `fetch`, which refuses ports that a document may well choose.
 */
export async function ask(target: ControlTarget, question: Question): Promise<Asked> {
  try {
    const { status, text } = await exchange(target, question);
    return { ok: true, status, text, data: dataOf(text) };
  } catch (cause) {
    return { ok: false, reason: reasonOf(cause) };
  }
}

const exchange = (
  { url, headers }: ControlTarget,
  { method = 'GET', path, body }: Question,
): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const sent = body === undefined ? '' : JSON.stringify(body);
    const written = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = send(url + path, {
      method,
      headers: {
        accept: 'application/json, text/plain',
        ...written,
        'content-length': Buffer.byteLength(sent),
        ...headers,
      },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.on('error', reject).on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.end(sent);
  });

/** `undefined`: it is no JSON. */
function dataOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(cause: unknown): string {
  const { name, code } = cause as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host';
  return code ?? 'the connection failed';
}
