import type { ExactNumber } from '@naftiko/spec';

/** The answer to an invalid request. */
export interface JsonRpcError {
  readonly jsonrpc: '2.0';
  readonly id: string | number | ExactNumber | null;
  readonly error: { readonly code: number; readonly message: string };
}

/** An error without a request id. */
export const createRpcError = (code: number, message: string): JsonRpcError => ({
  jsonrpc: '2.0',
  id: null,
  error: { code, message },
});
