import type { FailureCause } from '@naftiko/engine';
import { headLimitBytes } from './connections.js';
import type { WireLimits } from './transport.js';

/** undici wants an error to abort with; nobody reads it, the exchange has settled before. */
export const stopped = new Error('stopped');

/** What an error of undici means to a caller. `via` is the proxy on the way. */
export function failureOf(error: Error, limits: WireLimits, via?: string): FailureCause {
  const { namespace, connectTimeoutMs, idleTimeoutMs } = limits;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return { code: 'upstream-timeout', namespace, timeoutMs: connectTimeoutMs };
  if (/^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/.test(code)) {
    return { code: 'upstream-timeout', namespace, timeoutMs: idleTimeoutMs };
  }
  const reason =
    (via === undefined ? undefined : reasonOfProxy(error.message)) ??
    unexpected(error.message) ??
    reasons.find(([pattern]) => pattern.test(code))?.[1] ??
    'the exchange broke off';
  return {
    code: 'upstream-unreachable',
    namespace,
    reason: via === undefined ? reason : `${reason} (through the proxy ${via})`,
  };
}

/** undici tells what a proxy answered by its message alone. */
function reasonOfProxy(message: string): string | undefined {
  const status =
    /^Proxy response \((\d{3})\)/.exec(message)?.[1] ?? /^Proxy Authentication.*\((\d{3})\)/.exec(message)?.[1];
  if (status === undefined) return undefined;
  return status === '407' ? 'the proxy asks for credentials (407)' : `the proxy refuses with ${status}`;
}

/** Interim answers that have no meaning here. */
function unexpected(message: string): string | undefined {
  if (message === 'bad response') return 'it answered "100 Continue" where nothing had asked for it';
  return message === 'bad upgrade' ? 'it answered "101 Switching Protocols" where nothing had asked for it' : undefined;
}

/** What happened, in words that hold no address. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'it refuses connections'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'its name cannot be resolved'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL)$/, 'there is no way to it'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'it closed the connection'],
  [/CERT|SIGNED|SIGNATURE|ISSUER/, 'its certificate is not trusted'],
  [/^(?:EPROTO|ERR_SSL|ERR_TLS)/, 'no secure connection can be made'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, `the head of its answer is larger than ${headLimitBytes / 1024} KiB`],
  [/^HPE_|^UND_ERR_(?:RES|HEADERS|RESPONSE)/, 'its answer is not valid HTTP'],
];
