import type { Notification, ServerContext } from '@modelcontextprotocol/server';
import { memberOf, type Failure } from '@naftiko/engine';
import { describeFailure, type InvokeOptions } from '@naftiko/runtime';
import type { Json, JsonObject } from '@naftiko/spec';
import { stepOf } from './run-unit.js';

/** Sends messages to a caller before the answer of its request. */
export interface Notices {
  readonly onStep: InvokeOptions['onStep'];
  /** Reports a failure that the caller did not cause. */
  reportFailure(failure: Failure): void;
  /** Settles when all messages so far have been sent; never rejects. */
  flush(): Promise<void>;
}

/** Sends nothing; for callers that accept nothing but the answer. */
export const noNotices: Notices = {
  onStep: undefined,
  reportFailure: () => undefined,
  flush: () => Promise.resolve(),
};

/**
 * Makes the notices for one request. Progress is sent to callers that sent a progress token, one message for each of
 * several steps. Failures are sent as log messages to callers that have set a log level of `warning` or lower. `unit` is
 * the tool or resource that runs. Source: specification 04, a.13.
 */
export function createNotices({ mcpReq }: ServerContext, unit: string): Notices {
  let lastSent = Promise.resolve();
  // One message after the other; errors of a disconnected caller are ignored.
  const sendInOrder = (send: () => Promise<void>): void => {
    lastSent = lastSent.then(send).catch(() => undefined);
  };
  const progressToken = mcpReq._meta?.progressToken;

  return {
    onStep:
      progressToken === undefined
        ? undefined
        : ({ name, position, total }) => {
            // Progress of a single step adds nothing to the answer.
            if (total === 1) return;
            const params = { progressToken, progress: position, total, message: name };
            const notification: Notification = { method: 'notifications/progress', params };
            sendInOrder(() => mcpReq.notify(notification));
          },
    reportFailure(failure) {
      const message = warningOf(failure);
      if (message === undefined) return;
      sendInOrder(() => mcpReq.log('warning', { code: failure.code, ...stepOf(failure), message }, unit));
    },
    flush: () => lastSent,
  };
}

/** Whether an `Accept` header allows an event stream. */
export const acceptsEvents = (accept: string | null | undefined): boolean =>
  /(?:^|,)[ \t]*text\/event-stream[ \t]*(?:[;,]|$)/i.test(accept ?? '');

/** The token with which the sender of a request wants to receive progress. */
export function progressTokenOf({ params }: JsonObject): Json | undefined {
  return memberOf(memberOf(params, '_meta'), 'progressToken') ?? undefined;
}

/** The message about a failure that the caller did not cause; `undefined` for other failures. */
function warningOf(failure: Failure): string | undefined {
  switch (failure.code) {
    case 'input-invalid':
    case 'body-malformed':
    case 'value-refused':
    case 'nothing-to-answer':
    case 'cancelled':
      return undefined;
    case 'upstream-status':
      return `"${failure.namespace}" answered HTTP ${failure.reply.status}.`;
    default:
      return describeFailure(failure);
  }
}
