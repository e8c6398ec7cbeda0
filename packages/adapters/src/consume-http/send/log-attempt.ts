import type { Result, UpstreamLog } from '@naftiko/engine';

/** One request on the wire, for the log. */
export interface Attempt {
  readonly log: UpstreamLog | undefined;
  /** The label of the operation, or of the block for forwarded requests. */
  readonly label: string;
  readonly method: string;
  /** The address without secrets; computed only when the line is written. */
  readonly url: () => string;
  /** Counted from 1: the second attempt answers a challenge. */
  readonly attempt: number;
  /** The number of redirects followed before. */
  readonly redirects: number;
  /** The id of the caller's request. */
  readonly requestId: string | undefined;
}

/** Sends a request and writes a debug line with the request, its outcome, and its duration. */
export async function logAttempt<Answer extends { readonly status: number }>(
  { log, label, method, url, attempt, redirects, requestId }: Attempt,
  send: () => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  if (log?.isDebugging() !== true) return send();
  const startedMs = performance.now();
  // The address is read now, because signing again after a challenge changes it.
  const shown = url();
  const answer = await send();
  log.debug('upstream request', {
    ...(requestId === undefined ? {} : { request_id: requestId }),
    upstream: label,
    method,
    url: shown,
    ...(answer.ok ? { status: answer.value.status } : { code: answer.failure.code }),
    ms: Math.round(performance.now() - startedMs),
    attempt,
    ...(redirects === 0 ? {} : { redirects }),
  });
  return answer;
}

/** A warning about answers of an upstream: once a minute for each operation and status. */
export class AnswerWarning {
  readonly #log: UpstreamLog;
  readonly #namespace: string;
  readonly #message: string;
  readonly #warnings = new Map<string, { readonly suppressedUntilMs: number; unreported: number }>();

  constructor(log: UpstreamLog, namespace: string, message: string) {
    this.#log = log;
    this.#namespace = namespace;
    this.#message = message;
  }

  warn(
    { label, requestId }: Pick<Attempt, 'label' | 'requestId'>,
    status: number,
    more: Readonly<Record<string, string>> = {},
  ): void {
    const key = `${status} ${label}`;
    const earlier = this.#warnings.get(key);
    const nowMs = performance.now();
    if (earlier !== undefined && nowMs < earlier.suppressedUntilMs) {
      earlier.unreported += 1;
      return;
    }
    this.#warnings.set(key, { suppressedUntilMs: nowMs + quietMs, unreported: 0 });
    this.#log.warn(this.#message, {
      ...(requestId === undefined ? {} : { request_id: requestId }),
      upstream: this.#namespace,
      operation: label,
      status,
      ...more,
      ...(earlier === undefined || earlier.unreported === 0 ? {} : { more_since: earlier.unreported }),
    });
  }
}

const quietMs = 60_000;
