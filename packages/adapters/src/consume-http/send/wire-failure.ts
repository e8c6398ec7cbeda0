import type { FailureCause } from '@naftiko/engine';
import type { WireLimits } from './transport.js';

/** undici wants an error to abort with; nobody reads it, the exchange has settled before. */
export const stopped = new Error('stopped');

/** What an error of undici means to a caller. */
export function failureOf(error: Error, limits: WireLimits): FailureCause {
  const { namespace, connectTimeoutMs, idleTimeoutMs } = limits;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return { code: 'upstream-timeout', namespace, timeoutMs: connectTimeoutMs };
  if (/^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/.test(code)) {
    return { code: 'upstream-timeout', namespace, timeoutMs: idleTimeoutMs };
  }
  const known = reasons.find(([pattern]) => pattern.test(code));
  return { code: 'upstream-unreachable', namespace, reason: known?.[1] ?? 'the exchange broke off' };
}

/** What happened, in words that hold no address. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'it refuses connections'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'its name cannot be resolved'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL)$/, 'there is no way to it'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'it closed the connection'],
  [/CERT|SIGNED|SIGNATURE|ISSUER/, 'its certificate is not trusted'],
  [/^(?:EPROTO|ERR_SSL|ERR_TLS)/, 'no secure connection can be made'],
  [/^HPE_|^UND_ERR_(?:RES|HEADERS|RESPONSE)/, 'its answer is not valid HTTP'],
];
