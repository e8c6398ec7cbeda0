import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  Authentication,
  Checked,
  Diagnostic,
  Document,
  Expose,
  Forward,
  Hints,
  InputDeclaration,
  Invocable,
  Origin,
  PromptArgument,
  Reading,
} from '@naftiko/spec';
import type {
  FinishedStep,
  ForwardedReply,
  ForwardedRequest,
  ForwardTarget,
  Observation,
  Operation,
  Result,
  Reply,
  Unit,
  Values,
  Verifier,
  VerifierKit,
} from '@naftiko/engine';
import type { Log } from '../logs/log.js';
import type { ControlService } from '../management/control-service.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { OfferedSkill, OfferedSkills } from './offered-skills.js';
import type { ServedRequest } from './served-request.js';

/** What an expose adapter is lent while it plans. */
export interface ExposeKit {
  readonly document: Document;
  /** For the parsers of the format, where a plug-in reads a part of its block with them. */
  readonly reading: Reading;
  /** Compiles a unit; never fails: a broken unit says why (its diagnostics are reported by the engine). */
  operation(unit: Invocable, site: UnitSite): Unit;
  /** Finds the upstream a resource forwards to; never fails: a broken one says why, like a unit. */
  forward(node: Forward): ForwardTarget;
  /** Plans the check of callers; `undefined`: nobody is checked. */
  verifier(
    authentication: Authentication | undefined,
    surface?: Pick<VerifierKit, 'pointsToDocuments'>,
  ): Checked<((variables: ReadonlyMap<string, string>) => Verifier) | undefined>;
  /** The plans of the document's other adapters of one type, in its order; those that are not served are left out. */
  siblings(type: string): readonly MountPlan[];
  /** Adds a diagnostic about this adapter. */
  report(diagnostic: Diagnostic): void;
}

/** Where a unit stands: decides what references and names mean in it. */
export interface UnitSite {
  /** Whose rules hold for inputs that nothing declares: those of routes, or those of tools. Plug-ins choose one. */
  readonly surface: 'rest' | 'mcp';
  /** The namespace of the adapter. */
  readonly namespace: string;
  /** Inputs declared further out (a REST resource's), which the unit's own replace by name. */
  readonly outerInputs?: readonly InputDeclaration[];
  /** REST: the exposed path and its placeholders, in order. */
  readonly route?: { readonly method: string; readonly path: string; readonly placeholders: readonly string[] };
}

/** Plans exposes of one type. Pure: no socket, no server library. */
export interface ExposeAdapter<Block extends Expose = Expose> {
  /** The word under `type` in documents. */
  readonly type: string;
  plan(block: Block, kit: ExposeKit): Checked<MountPlan>;
  /**
   * What other adapters of the document may hand out as well, whether or not this block is served itself. Whatever is
   * broken is left out; the plan reports it.
   */
  offers?(block: Block, kit: Pick<ExposeKit, 'document' | 'siblings' | 'report'>): readonly OfferedSkill[];
  /** What is odd about the files a block names, here and now; none of it keeps the block from being served. */
  checkFiles?(block: Block): Promise<readonly Diagnostic[]>;
}

export type MountPlan = HttpMountPlan | StdioMountPlan;

interface MountPlanBase {
  readonly type: string;
  readonly namespace: string;
  /** How many units it serves: routes, tools. Broken ones do not count. */
  readonly serves: number;
  /** For banners: what the count counts ("routes", "tools"). */
  readonly unit: string;
  /** Every unit, served or broken: for those who look before they run, or call one without a server. */
  readonly operations: readonly MountedOperation[];
  /** What callers find beside operations, served or broken, in the order of the document. */
  readonly entries?: readonly MountedEntry[];
}

/** Something that callers find and that is no operation: it has no inputs of its own, or no plan. */
export interface MountedEntry {
  readonly kind: 'resource' | 'prompt' | 'skill' | 'forward';
  /** What a caller says: a URI, a name, `ANY /v1/{path}`. */
  readonly address: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** Why it is not served; `undefined`: it is. */
  readonly broken: Diagnostic | undefined;
  /** Of a resource that an operation yields. */
  readonly unit?: Unit;
  /** Of a prompt. */
  readonly arguments?: readonly Pick<PromptArgument, 'name' | 'required' | 'description'>[];
  /** Of a forward: the consumed namespace. */
  readonly target?: string;
}

/** A unit where callers find it. */
export interface MountedOperation {
  /** What a caller says: `GET /v1/things/{id}`, or the name of a tool. */
  readonly address: string;
  /** The unit's name in the document. */
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** Tools only. */
  readonly hints: Hints | undefined;
  readonly unit: Unit;
  /** Where the document defines it. */
  readonly at: Origin;
}

export interface HttpMountPlan extends MountPlanBase {
  readonly kind: 'http';
  /** As the document says; absent means loopback. */
  readonly address: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** `GET /v1/things`, for banners: those that are served, nothing broken. Empty when every path is served. */
  readonly routes: readonly string[];
  /** What is appended to `http://host:port` to get the address to print (`/mcp`). */
  readonly entryPath: string;
  /** Whether its requests are the operator's rather than callers': then their log lines are for debugging. */
  readonly internal?: boolean;
  /** `predecessor` is what served the namespace until a reload. */
  open(host: Host, predecessor?: OpenMount): Promise<OpenMount>;
}

export interface OpenMount {
  handle(request: IncomingMessage, response: ServerResponse, served: ServedRequest): void;
  /** Has taken the place of its predecessor: new requests come here. */
  tookOver?(): void;
  /** No request comes any more: answers that would go on for ever end now. */
  retire?(): void;
  close(): Promise<void>;
}

export interface StdioMountPlan extends MountPlanBase {
  readonly kind: 'stdio';
  /** Serves until the input ends. After a reload it takes the pipe over from its predecessor, without a break. */
  open(
    host: Host,
    streams: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream },
    predecessor?: OpenStdio,
  ): Promise<OpenStdio>;
}

export interface OpenStdio {
  /** Settles when the input has ended. */
  readonly finished: Promise<void>;
  /** Takes the pipe over from its predecessor. */
  tookOver?(): void;
  close(): Promise<void>;
}

/** What a handler may ask of the runtime while serving. */
export interface Host {
  /** Checks the inputs, runs the plan, turns defects into `internal`. Never throws. */
  invoke(operation: Operation, inputs: Values, call: HostCall): Promise<Result<Reply>>;
  /** Passes a request on, streaming both ways. Never throws; the reply's body does when the upstream breaks off. */
  forward(
    target: Extract<ForwardTarget, { readonly ok: true }>,
    request: ForwardedRequest,
    call: Pick<HostCall, 'signal' | 'observed' | 'requestId'>,
  ): Promise<Result<ForwardedReply>>;
  readonly variables: ReadonlyMap<string, string>;
  /** Where an adapter of the same document listens, once it does; `undefined` for one without a socket. */
  portOf(mount: MountPlan): number | undefined;
  /** What the adapters of the document offer, in its order; those that are not served themselves too. */
  readonly skills: readonly OfferedSkills[];
  /** Names (lower case) of caller headers the operator asked to pass on upstream; `forwarded` picks them. */
  readonly forwardHeaders: readonly string[];
  /** Further hosts and origins whose requests are answered. */
  readonly allowHosts: readonly string[];
  readonly allowOrigins: readonly string[];
  /** What the process calls itself in handshakes. */
  readonly version: string;
  readonly bodyLimitBytes: number;
  /** Where everything listens. */
  readonly address: string;
  /** Whether probes of health need no credential. */
  readonly openProbes: boolean;
  /** What went wrong, and what a part of a request did; each request has a line of its own. Hides secrets. */
  readonly log: Log;
  /** `undefined`: nobody watches. */
  readonly telemetry: Telemetry | undefined;
  /** The capability as a control adapter sees it. */
  readonly control: ControlService;
}

export interface HostCall {
  readonly signal: AbortSignal;
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** Hears of every step that went well. Must not throw. */
  readonly onStep?: ((done: FinishedStep) => void) | undefined;
  /** What the call is a part of, where somebody watches. */
  readonly observed?: Observation | undefined;
  /** Of the request, for log lines. */
  readonly requestId?: string | undefined;
}
