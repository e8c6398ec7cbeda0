import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ControlTarget } from './target.js';

/** The answer of a control adapter, or a sentence why there is none. */
export type ControlAnswer =
  | { readonly ok: true; readonly status: number; readonly text: string; readonly data: unknown }
  | { readonly ok: false; readonly reason: string };

interface RequestParts {
  readonly method?: 'GET' | 'PUT';
  /** The path and the query. */
  readonly path: string;
  readonly body?: object;
}

/** Long enough for a reload or a slow probe. */
const timeoutMs = 15_000;

/**
 * Sends one request to a control adapter. Does not follow redirects, because the credential is for this address only. Does
 * not use `fetch`, because `fetch` refuses some ports that a document may use.
 */
export async function ask(target: ControlTarget, parts: RequestParts): Promise<ControlAnswer> {
  try {
    const { status, text } = await sendRequest(target, parts);
    return { ok: true, status, text, data: dataOf(text) };
  } catch (cause) {
    return { ok: false, reason: reasonOf(cause) };
  }
}

const sendRequest = (
  { url, headers }: ControlTarget,
  { method = 'GET', path, body }: RequestParts,
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

/** The data of a JSON text; `undefined` for any other text. */
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
  if (code === 'ECONNREFUSED') return 'no process listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host';
  return code ?? 'the connection failed';
}
