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
  /** The single placeholder of a text body. */
  | 'text'
  /** A name in a body template or in the `value` of a parameter. */
  | 'template'
  /** A name in the `authentication` of the upstream. */
  | 'credential';

/** One value that a consumed operation takes from its callers. */
export interface Slot {
  readonly name: string;
  readonly kind: SlotKind;
  readonly type: InputType | undefined;
  readonly required: boolean;
  readonly description: string | undefined;
  /**
   * Whether the document declares it. A placeholder without a parameter and a body without a declaration are not
   * declared.
   */
  readonly declared: boolean;
  /** Whether tools list it. The body of an operation that declares none is accepted but not listed. */
  readonly advertised: boolean;
  /** Whether its placeholder is in a JSON text without quotes. */
  readonly isUnquoted?: boolean;
  readonly at: Origin;
}

/** What a consumed operation takes and how its answers are decoded; known at load. */
export interface ConsumedSignature {
  /** `<namespace>.<operation>`, for messages. */
  readonly label: string;
  readonly name: string;
  readonly resourceName: string | undefined;
  readonly method: string;
  /** The path template, relative to the base URI. */
  readonly path: string;
  readonly slots: readonly Slot[];
  /**
   * Names of parameters that this program or the authentication sets; values of callers for these names are ignored.
   */
  readonly reserved: readonly string[];
  /** Top-level members that the document defines in the body; an undeclared `with` entry of such a name is ignored. */
  readonly bodyFields: readonly string[];
  /** Whether fields besides `bodyFields` can be added: the body is a JSON object or a form, or there is none. */
  readonly takesFields: boolean;
  /** Decodes an answer as declared; `undefined`: answers are passed through. */
  readonly decode: Decode | undefined;
  /** The declared format of answers, in lower case. */
  readonly format: string;
  /** The properties of that format's decoder; absent: both are false. */
  readonly formatTraits?: Pick<FormatDecoder, 'isJson' | 'loneElements'> | undefined;
  /** The reason why the operation cannot be called; every unit that calls it is broken. */
  readonly broken: Diagnostic | undefined;
  readonly node: ConsumedOperation;
  readonly at: Origin;
  /** The position in `ConsumePlan.operations`, by which a client is called. */
  readonly index: number;
}

/** The values of one call. */
export interface CallArguments {
  /** One per slot, in the order of the signature; `undefined` is missing. */
  readonly slots: readonly (Value | undefined)[];
  /** Values for which the operation declares no parameter; sent after the declared ones. */
  readonly query?: readonly (readonly [string, Value])[];
  readonly fields?: readonly (readonly [string, Value])[];
}

/** The context of a call besides its values. */
export interface CallContext {
  readonly signal: AbortSignal;
  /** Caller headers that the operator has configured to pass on; names lower case. Never sent to another origin. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** The trace to which the request belongs; `undefined` without telemetry. */
  readonly observed?: Observation | undefined;
  /** The id of the caller's request, for log lines. */
  readonly requestId?: string | undefined;
  /** Receives the secrets of the request that are not among `ConsumeClient.secrets`. */
  readonly onSecrets?: ((secrets: readonly string[]) => void) | undefined;
}

/** A request for display, with secrets replaced by `***`. */
export interface RequestPreview {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
}

/** Sends requests to one upstream; owns the connections and access tokens for it. */
export interface ConsumeClient {
  /** The secrets that every request contains, in each form in which they are sent. */
  readonly secrets?: readonly string[];
  /** The values of variables that are not secrets, because they are part of the address of the upstream. */
  readonly addresses?: readonly string[];
  /** Whether requests can contain further credentials, which depend on the call. */
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
  /** Replaces its connections. Called after an uncaught exception, which may have left them unusable. */
  renew?(): void;
  close(): Promise<void>;
}

/** A value that a unit reads from an answer, so that a sample (`--mock`) must contain it. */
export interface SampleNeed {
  readonly path: string;
  /** The declaration of the value in the document. */
  readonly output: OutputDeclaration | undefined;
  /**
   * Set when the path applies to the rows of a lookup instead of the whole answer: to the elements of a list or to a
   * single object (`any`), or only to the elements of a list (`elements`).
   */
  readonly inRows?: 'any' | 'elements';
}

/** What an upstream is opened with: values of variables, limits, and what the operator decides. */
export interface ConsumeOptions {
  readonly variables: ReadonlyMap<string, string>;
  /** The values that are removed from answers. Absent: the values of all variables. */
  readonly credentials?: readonly string[];
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly bodyLimitBytes: number;
  /** Absent: `defaultConnectionLimits`. */
  readonly connectionLimits?: ConnectionLimits;
  /** Whether calls are answered with samples (`--mock`): nothing is sent, and no credential is needed. */
  readonly mock: boolean;
  /** Whether secrets are removed from forwarded answers of every status; otherwise only from those of 400 and above. */
  readonly redactsForwarded?: boolean;
  /** `undefined`: every upstream is called directly. */
  readonly proxies?: Proxies | undefined;
  /** The operator's settings for this upstream, by its origin; they replace the values above. */
  readonly settingsAt?: (origin: string) => UpstreamSettings;
  /** Absent: nothing is logged. */
  readonly log?: UpstreamLog | undefined;
  /** The values that samples must contain (`--mock`). */
  readonly sampleNeeds?: ReadonlyMap<ConsumedOperation, readonly SampleNeed[]>;
}

/** A planned `consumes` block: its operations, and how its client is opened. Contains no secret and opens no socket. */
export interface ConsumePlan {
  readonly namespace: string;
  readonly operations: readonly ConsumedSignature[];
  /** The reason why no request can be forwarded; every resource that forwards here is broken. */
  readonly forwardBroken: Diagnostic | undefined;
  readonly at: Origin;
  /** Makes the client. Invalid when the base URI is not usable with the values of its variables. */
  open(options: ConsumeOptions): Promise<Checked<ConsumeClient>>;
}

/** A plug-in that plans `consumes` blocks of one type. */
export interface ConsumeAdapter<Block extends HttpConsume | ExtensionConsume = HttpConsume> {
  /** The value of `type` in documents. */
  readonly type: string;
  plan(block: Block, kit: ConsumeKit): Checked<ConsumePlan>;
}
