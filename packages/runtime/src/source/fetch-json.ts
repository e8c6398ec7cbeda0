import { parseJson } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { fetchText, type Asking } from './fetch-text.js';

/** The outcome of fetching JSON. A reason is for operators and contains nothing that was sent or received. */
export type FetchedJson =
  | { readonly ok: true; readonly status: number; readonly value: Json | undefined }
  | { readonly ok: false; readonly reason: string };

/** Reads JSON over HTTP, like `fetchText`; a body that is not JSON has no value. */
export async function fetchJson(address: string, { headers = {}, ...asking }: Asking): Promise<FetchedJson> {
  const fetched = await fetchText(address, { ...asking, headers: { accept: 'application/json', ...headers } });
  return fetched.ok ? { ok: true, status: fetched.status, value: parseJson(fetched.text) } : fetched;
}
