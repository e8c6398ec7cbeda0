import { parseJson } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { fetchText, type FetchOptions } from './fetch-text.js';

/** The result of fetching JSON. `reason` is for operators and contains nothing that was sent or received. */
export type FetchedJson =
  | { readonly ok: true; readonly status: number; readonly value: Json | undefined }
  | { readonly ok: false; readonly reason: string };

/** Fetches JSON over HTTP like `fetchText`. The value of a body that is not JSON is `undefined`. */
export async function fetchJson(address: string, { headers = {}, ...options }: FetchOptions): Promise<FetchedJson> {
  const fetched = await fetchText(address, { ...options, headers: { accept: 'application/json', ...headers } });
  return fetched.ok ? { ok: true, status: fetched.status, value: parseJson(fetched.text) } : fetched;
}
