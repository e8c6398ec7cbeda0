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
const patienceMs = 15_000;

/** Sends one request to a control adapter. Follows no redirect: the credential is meant for this address. */
export async function ask(target: ControlTarget, { method = 'GET', path, body }: Question): Promise<Asked> {
  try {
    const response = await fetch(target.url + path, {
      method,
      headers: {
        accept: 'application/json, text/plain',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...target.headers,
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { ok: true, status: response.status, text, data: dataOf(text) };
  } catch (cause) {
    return { ok: false, reason: reasonOf(cause) };
  }
}

/** `undefined`: it is no JSON. */
function dataOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Error && cause.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} s`;
  const code = codeOf(cause) ?? codeOf((cause as { cause?: unknown }).cause);
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host';
  return code ?? 'the connection failed';
}

const codeOf = (cause: unknown): string | undefined =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined;
