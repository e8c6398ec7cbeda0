import { charsetOf, decodeText } from '@naftiko/spec';
/** The result of fetching a text. `reason` is for operators and contains nothing that was sent or received. */
export type FetchedText =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly reason: string };

export interface FetchOptions {
  /** Aborts the request, including the body. */
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limitBytes?: number;
}

/**
 * Fetches a text over HTTP; an answer of any status is a success. Never throws.
 *
 * Redirects are not followed: credentials could be sent to another host, or the answer of another host could be used.
 */
export async function fetchText(
  address: string,
  { signal, headers = {}, limitBytes = 1024 * 1024 }: FetchOptions,
): Promise<FetchedText> {
  try {
    const response = await fetch(address, { headers, redirect: 'manual', signal });
    const text = await readText(response, limitBytes);
    if (text === undefined) return { ok: false, reason: `it answered more than ${limitBytes} bytes` };
    return { ok: true, status: response.status, text };
  } catch (cause) {
    return { ok: false, reason: reasonOf(cause) };
  }
}

async function readText({ body, headers }: Response, limitBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks), charsetOf(headers.get('content-type') ?? undefined));
}

/** Describes an error by its code. Its message is not used, because it may contain headers. */
function reasonOf(cause: unknown): string {
  if (cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError')) {
    return 'it did not answer in time';
  }
  const root: unknown = cause instanceof Error ? cause.cause : undefined;
  const code = root instanceof Error && 'code' in root ? String(root.code) : '';
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (code === 'ENOTFOUND') return 'its name is not known';
  return code === '' ? 'it cannot be reached' : `it cannot be reached (${code})`;
}
