import { ok, type CallArguments, type Result } from '@naftiko/engine';
import { fillCredentials } from '../fill/fill-request.js';
import type { RequestParts } from '../plan/prepared-request.js';
import type { PlannedUpstream } from './planned-upstream.js';

/** The credentials with which the requests to an upstream are signed. */
export interface CallCredentials {
  /** The secrets that the signer sends for credentials that are the same for all calls. */
  readonly fixed: readonly string[];
  /** Whether some credentials depend on the call. */
  readonly vary: boolean;
  /** The values for the signer of the request with this index. */
  ofRequest(index: number, slots: CallArguments['slots']): Result<readonly string[]>;
  /** The values for the signer of a forwarded request. */
  ofForward(parts: RequestParts): Result<readonly string[]>;
  /** The secrets that the signer sends for these values. */
  listSent(credentials: readonly string[]): readonly string[];
}

/** Prepares the credentials of an upstream; `isSigned` is false when its requests are not sent. */
export function prepareCredentials(
  { requests, forward, signer }: PlannedUpstream,
  variables: ReadonlyMap<string, string>,
  isSigned: boolean,
): CallCredentials {
  const listSent: CallCredentials['listSent'] = (credentials) => signer?.secrets?.(credentials) ?? credentials;
  if (!isSigned || signer === undefined) {
    return { fixed: [], vary: false, ofRequest: () => none, ofForward: () => none, listSent };
  }
  const fill = (parts: RequestParts, slots: CallArguments['slots'] = []) =>
    fillCredentials(parts, { slots, variables });
  // Filled once where they are the same for all calls: otherwise this takes 1 % of the time of a small request.
  const ofRequests = requests.map((parts) => fill(parts));
  const filled = forward === undefined ? ofRequests : [...ofRequests, fill(forward)];
  return {
    fixed: filled.flatMap((one) => (one.ok ? listSent(one.value) : [])),
    vary: filled.some(({ ok: isFixed }) => !isFixed),
    ofRequest(index, slots) {
      const fixed = ofRequests[index];
      return fixed?.ok === true ? fixed : fill(requests[index]!, slots);
    },
    ofForward: (parts) => fill(parts),
    listSent,
  };
}

const none = ok<readonly string[]>([]);
