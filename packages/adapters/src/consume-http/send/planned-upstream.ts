import type { SignerPlan } from '@naftiko/engine';
import type { BaseUri } from '../plan/base-uri.js';
import type { PreparedRequest, RequestParts } from '../plan/prepared-request.js';

/** The plan from which the client of an upstream is opened. */
export interface PlannedUpstream {
  readonly namespace: string;
  /** The prepared requests, in the order of the operations. */
  readonly requests: readonly PreparedRequest[];
  /** The parts that forwarded requests take from the document; `undefined`: the document forwards no requests. */
  readonly forward: RequestParts | undefined;
  readonly baseUri: BaseUri;
  readonly signer: SignerPlan | undefined;
}
