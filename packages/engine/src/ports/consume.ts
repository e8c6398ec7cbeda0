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
import type { ConsumeKit } from './consume-kit.js';
import type { Decode, FormatDecoder } from './format-decoder.js';
import type { ForwardedReply, ForwardedRequest } from './forward.js';
import type { Observation } from './observation.js';
import type { Proxies } from './proxies.js';
import type { UpstreamLog } from './upstream-log.js';

/** Where in the upstream request a slot ends up. */
export type SlotKind =
  | 'path'
  | 'query'
  | 'header'
  | 'cookie'
  /** A top-level member of a JSON body. */
  | 'field'
  /** The whole body. */
  | 'entity'
  /** The only name of a body of text, which is the caller's body where the caller sends one. */
  | 'text'
  /** A name inside a body template or inside the `value` of a parameter. */
  | 'template'
  /** A name inside the upstream's `authentication`. */
  | 'credential';

/** One thing a consumed operation takes from its callers. */
export interface Slot {
  readonly name: string;
  readonly kind: SlotKind;
  readonly type: InputType | undefined;
  readonly required: boolean;
  readonly description: string | undefined;
  /** False: the document does not declare it (a bare placeholder, a body nobody mentions). */
  readonly declared: boolean;
  /** False: accepted when a caller sends it, never offered (a body on an operation that declares none). */
  readonly advertised: boolean;
  readonly at: Origin;
}

/** What a step may call, known at load. */
export interface ConsumedSignature {
  /** `<namespace>.<operation>`, for messages. */
  readonly label: string;
  readonly name: string;
  readonly resourceName: string | undefined;
  readonly method: string;
  /** The complete template below the base URI. */
  readonly path: string;
  readonly slots: readonly Slot[];
  /** Parameters that the runtime or the authentication owns: a caller's value for them is ignored. */
  readonly owned: readonly string[];
  /** Names a body template already fills; an undeclared `with` key of that name adds nothing. */
  readonly bodyFields: readonly string[];
  /** Whether undeclared body fields can be added: there is a JSON object to add them to, or no body at all. */
  readonly takesFields: boolean;
  /** Decodes an answer as declared; `undefined`: answers are passed through, there is no decoding. */
  readonly decode: Decode | undefined;
  /** Lower case. */
  readonly format: string;
  /** What the decoder says of its format; absent: neither holds. */
  readonly traits?: Pick<FormatDecoder, 'isJson' | 'loneElements'> | undefined;
  /** Set when the operation cannot be called; every unit that calls it is broken for this reason. */
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
  /** Undeclared values that the calling unit names: they follow the declared ones. */
  readonly query?: readonly (readonly [string, Value])[];
  readonly fields?: readonly (readonly [string, Value])[];
}

/** What a call needs besides its values. */
export interface CallContext {
  readonly signal: AbortSignal;
  /** Caller headers the operator asked to pass on; names lower case. Never sent to another origin. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** What the request is a part of, where somebody watches. */
  readonly observed?: Observation | undefined;
  /** Of the caller's request, for log lines. */
  readonly requestId?: string | undefined;
}

/** A request the way it would be sent, for people: secrets are replaced by `***`. */
export interface RequestPreview {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
}

/** An upstream at work: pools and tokens live here. */
export interface ConsumeClient {
  /**
   * Sends one request and reads its answer, whatever its status. Fails with `unresolved`, `value-refused`,
   * `upstream-unreachable`, `upstream-timeout`, `upstream-too-large` or `cancelled`.
   */
  send(operation: number, args: CallArguments, context: CallContext): Promise<Result<RawReply>>;
  /** What `send` would send, without sending. Fails like it. */
  preview(operation: number, args: CallArguments, context: CallContext): Result<RequestPreview>;
  /**
   * Passes a request on, streaming both ways: below the base URI, with the block's own parameters and credentials, and
   * without following redirects. Settles with the head of the answer. Fails with `value-refused` for a path that
   * would leave the base URI, with `unresolved`, `upstream-unreachable`, `upstream-timeout` or `cancelled`; after that
   * the reply's body throws.
   */
  forward(request: ForwardedRequest, context: Omit<CallContext, 'forwardedHeaders'>): Promise<Result<ForwardedReply>>;
  close(): Promise<void>;
}

/** Something a unit looks for in an answer. */
export interface SampleNeed {
  readonly path: string;
  /** What the document says of it. */
  readonly output: OutputDeclaration | undefined;
  /** It is looked for in each row: of a list, or in the only object (`any`); `elements`: of a list only. */
  readonly inRows?: 'any' | 'elements';
}

/** What an operator decides about an upstream at start. */
export interface ConsumeOptions {
  readonly variables: ReadonlyMap<string, string>;
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly bodyLimitBytes: number;
  /** Answer from an embedded upstream: no network, no credentials. */
  readonly mock: boolean;
  /** `undefined`: every upstream is asked directly. */
  readonly proxies?: Proxies | undefined;
  /** Absent: nothing is logged. */
  readonly log?: UpstreamLog | undefined;
  /** What the answers of the embedded upstream have to hold. */
  readonly samples?: ReadonlyMap<ConsumedOperation, readonly SampleNeed[]>;
}

/** A consumed block, planned: no secret, no socket. */
export interface ConsumePlan {
  readonly namespace: string;
  readonly operations: readonly ConsumedSignature[];
  /** Set when no request can be passed on; every resource that forwards here is broken for this reason. */
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
