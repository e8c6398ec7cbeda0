import type {
  Checked,
  ConsumedOperation,
  Diagnostic,
  ExtensionConsume,
  HttpConsume,
  InputType,
  Origin,
  OutputDeclaration,
} from '@naftiko/spec';
import type { Result } from '../value/result.js';
import type { RawReply } from '../value/reply.js';
import type { Value } from '../value/value.js';
import type { ConnectionLimits } from './connection-limits.js';
import type { ConsumeKit } from './consume-kit.js';
import type { Decode, FormatDecoder } from './format-decoder.js';
import type { ForwardedReply, ForwardedRequest } from './forward.js';
import type { Observation } from './observation.js';
import type { Proxies } from './proxies.js';
import type { UpstreamLog } from './upstream-log.js';
import type { UpstreamSettings } from './upstream-settings.js';

/** The place of a slot in the upstream request. */
export type SlotKind =
  | 'path'
  | 'query'
  | 'header'
  | 'cookie'
  /** A top-level member of a JSON body. */
  | 'field'
  /** The whole body. */
  | 'entity'
  /** The only name in a text body; a body of the caller replaces it. */
  | 'text'
  /** A name inside a body template or inside the `value` of a parameter. */
  | 'template'
  /** A name inside the upstream's `authentication`. */
  | 'credential';

/** One value that a consumed operation takes from its callers. */
export interface Slot {
  readonly name: string;
  readonly kind: SlotKind;
  readonly type: InputType | undefined;
  readonly required: boolean;
  readonly description: string | undefined;
  /** False: the document does not declare it (a bare placeholder, an undeclared body). */
  readonly declared: boolean;
  /** False: accepted, but not advertised (a body on an operation that declares none). */
  readonly advertised: boolean;
  /** Whether it stands in JSON without quotes. */
  readonly isUnquoted?: boolean;
  readonly at: Origin;
}

/** The signature of a consumed operation, known at load. */
export interface ConsumedSignature {
  /** `<namespace>.<operation>`, for messages. */
  readonly label: string;
  readonly name: string;
  readonly resourceName: string | undefined;
  readonly method: string;
  /** The complete template below the base URI. */
  readonly path: string;
  readonly slots: readonly Slot[];
  /** Parameters owned by the runtime or the authentication; values of callers for them are ignored. */
  readonly owned: readonly string[];
  /** Names that a body template fills; an undeclared `with` key of such a name is ignored. */
  readonly bodyFields: readonly string[];
  /** Whether undeclared body fields can be added: the body is a JSON object, or there is none. */
  readonly takesFields: boolean;
  /** Decodes an answer as declared; `undefined`: answers are passed through. */
  readonly decode: Decode | undefined;
  /** Lower case. */
  readonly format: string;
  /** What the decoder says of its format; absent: neither holds. */
  readonly traits?: Pick<FormatDecoder, 'isJson' | 'loneElements'> | undefined;
  /** The reason why the operation cannot be called; every unit that calls it is broken. */
  readonly broken: Diagnostic | undefined;
  readonly node: ConsumedOperation;
  readonly at: Origin;
  /** Sends one request. The operation is the index in `ConsumePlan.operations`. */
  readonly index: number;
}

/** The values of one call. */
export interface CallArguments {
  /** One per slot, in the order of the signature; `undefined` is missing. */
  readonly slots: readonly (Value | undefined)[];
  /** Undeclared values of the calling unit, after the declared ones. */
  readonly query?: readonly (readonly [string, Value])[];
  readonly fields?: readonly (readonly [string, Value])[];
}

/** The context of a call besides its values. */
export interface CallContext {
  readonly signal: AbortSignal;
  /** Caller headers that the operator has configured to pass on; names lower case. Never sent to another origin. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** The observation that the request is part of; `undefined` without telemetry. */
  readonly observed?: Observation | undefined;
  /** The id of the caller's request, for log lines. */
  readonly requestId?: string | undefined;
  /** Receives the secrets of the request that are not among `ConsumeClient.secrets`. */
  readonly onSecrets?: ((secrets: readonly string[]) => void) | undefined;
}

/** A preview of a request for display: secrets are replaced by `***`. */
export interface RequestPreview {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
}

/** An open upstream, with its pools and tokens. */
export interface ConsumeClient {
  /** The secrets that are the same for every request, in each form that is sent. */
  readonly secrets?: readonly string[];
  /** The values of variables that are no secrets because they supply the address of the upstream. */
  readonly addresses?: readonly string[];
  /** Whether other credentials depend on a call. */
  readonly variesSecrets?: boolean;
  /**
   * Sends one request and reads its answer, of any status. Fails with `unresolved`, `value-refused`, `upstream-busy`,
   * `upstream-unreachable`, `upstream-timeout`, `upstream-too-large` or `cancelled`.
   */
  send(operation: number, args: CallArguments, context: CallContext): Promise<Result<RawReply>>;
  /** The request that `send` would send. Fails like `send`. */
  preview(operation: number, args: CallArguments, context: CallContext): Result<RequestPreview>;
  /**
   * Forwards a request, streaming both ways: below the base URI, with the parameters and credentials of the block, and
   * without following redirects. Resolves with the head of the answer. Fails with `value-refused` for a path that would
   * leave the base URI, with `unresolved`, `upstream-busy`, `upstream-unreachable`, `upstream-timeout` or `cancelled`;
   * later failures are thrown by the body of the reply.
   */
  forward(request: ForwardedRequest, context: Omit<CallContext, 'forwardedHeaders'>): Promise<Result<ForwardedReply>>;
  /** Replaces its connections, which may be unusable after an error that nothing caught. */
  renew?(): void;
  close(): Promise<void>;
}

/** A value that a unit reads from an answer. */
export interface SampleNeed {
  readonly path: string;
  /** Its declaration in the document. */
  readonly output: OutputDeclaration | undefined;
  /** Read from each row: of a list or the only object (`any`); of a list only (`elements`). */
  readonly inRows?: 'any' | 'elements';
}

/** The options of an operator for an upstream. */
export interface ConsumeOptions {
  readonly variables: ReadonlyMap<string, string>;
  /** The values of variables that no answer may repeat. Absent: all of them. */
  readonly credentials?: readonly string[];
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly bodyLimitBytes: number;
  /** Absent: `defaultConnectionLimits`. */
  readonly connectionLimits?: ConnectionLimits;
  /** Answers come from an embedded upstream: no network, no credentials. */
  readonly mock: boolean;
  /** Whether forwarded answers of every status lose the secrets of the request; otherwise only errors do. */
  readonly redactsForwarded?: boolean;
  /** `undefined`: every upstream is called directly. */
  readonly proxies?: Proxies | undefined;
  /** What the operator decides about this upstream at its origin; wins over the values above. */
  readonly settingsAt?: (origin: string) => UpstreamSettings;
  /** Absent: nothing is logged. */
  readonly log?: UpstreamLog | undefined;
  /** The values that answers of the embedded upstream must contain. */
  readonly sampleNeeds?: ReadonlyMap<ConsumedOperation, readonly SampleNeed[]>;
}

/** A consumed block, planned: no secret, no socket. */
export interface ConsumePlan {
  readonly namespace: string;
  readonly operations: readonly ConsumedSignature[];
  /** The reason why no request can be forwarded; every resource that forwards here is broken. */
  readonly forwardBroken: Diagnostic | undefined;
  readonly at: Origin;
  /** A base URI that cannot be used once its variables are filled is a diagnostic at its place. */
  open(options: ConsumeOptions): Promise<Checked<ConsumeClient>>;
}

/** Plans blocks of one type. */
export interface ConsumeAdapter<Block extends HttpConsume | ExtensionConsume = HttpConsume> {
  /** The word under `type` in documents. */
  readonly type: string;
  plan(block: Block, kit: ConsumeKit): Checked<ConsumePlan>;
}
