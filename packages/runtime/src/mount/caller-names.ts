import type { IncomingMessage } from 'node:http';

const known = new WeakMap<IncomingMessage, readonly string[]>();
const none: readonly string[] = [];

/** Adds names by which rules refer to the caller of a request, once its credential is accepted. */
export const addCallerNames = (request: IncomingMessage, names: readonly string[] = none): void => {
  if (names.length > 0) known.set(request, [...callerNamesOf(request), ...names]);
};

/**
 * The names by which rules refer to the caller of a request: the user, the subject and the scopes of its token, the header or
 * parameter of its API key, or the `caller` of the gateway's configuration. None: it has presented no credential.
 */
export const callerNamesOf = (request: IncomingMessage): readonly string[] => known.get(request) ?? none;

/** Whether something exists for a caller with these names (`callerNamesOf`). */
export type Permit = (callers: readonly string[]) => boolean;
