import type { FailureCause } from '@naftiko/engine';
import { headLimitBytes } from './connections.js';
import type { WireLimits } from './transport.js';

/**
 * The error with which exchanges are aborted, as undici requires. It is never reported, because the exchange has
 * settled before.
 */
export const stopped = new Error('stopped');

/** An error of undici as a failure for the caller. `via` is the proxy in use. */
export function failureOf(error: Error, limits: WireLimits, via?: string): FailureCause {
  const { namespace, connectTimeoutMs, idleTimeoutMs } = limits;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return { code: 'upstream-timeout', namespace, timeoutMs: connectTimeoutMs };
  if (/^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/.test(code)) {
    return { code: 'upstream-timeout', namespace, timeoutMs: idleTimeoutMs };
  }
  const isParserError = error.name === 'HTTPParserError';
  const reason =
    (via === undefined ? undefined : explainProxy(error.message)) ??
    explainUnexpected(error.message) ??
    reasons.find(([pattern]) => pattern.test(isParserError && code === '' ? 'HPE_' : code))?.[1] ??
    'the connection failed';
  return {
    code: 'upstream-unreachable',
    namespace,
    reason: via === undefined ? reason : `${reason} (through the proxy ${via})`,
  };
}

/** undici reports a proxy's answer only in its message. */
function explainProxy(message: string): string | undefined {
  const status =
    /^Proxy response \((\d{3})\)/.exec(message)?.[1] ?? /^Proxy Authentication.*\((\d{3})\)/.exec(message)?.[1];
  if (status === undefined) return undefined;
  return status === '407' ? 'the proxy requires credentials (407)' : `the proxy refuses with ${status}`;
}

/** Unexpected interim answers. */
function explainUnexpected(message: string): string | undefined {
  if (message === 'bad response') return 'it answered "100 Continue" without a request for it';
  return message === 'bad upgrade' ? 'it answered "101 Switching Protocols" without a request for it' : undefined;
}

/** Reasons that contain no address. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'it refuses connections'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'its name cannot be resolved'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL)$/, 'there is no route to it'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'it closed the connection'],
  [/CERT|SIGNED|SIGNATURE|ISSUER/, 'its certificate is not trusted'],
  [/^(?:EPROTO|ERR_SSL|ERR_TLS)/, 'no secure connection can be made'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, `the head of its answer is larger than ${headLimitBytes / 1024} KiB`],
  [/^EMFILE$|^ENFILE$/, 'this process has too many open files'],
  [/^HPE_|^UND_ERR_(?:RES|HEADERS|RESPONSE)/, 'its answer is not valid HTTP'],
];
