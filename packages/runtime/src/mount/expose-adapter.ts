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
  DocumentFiles,
  ForwardedReply,
  ForwardedRequest,
  ForwardTarget,
  Operation,
  Result,
  Reply,
  ReplicaSecrets,
  Unit,
  Values,
  OpenVerifier,
  Verifier,
  VerifierKit,
} from '@naftiko/engine';
import type { Log } from '../logs/log.js';
import type { ControlService } from '../management/control-service.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { Permit } from './caller-names.js';
import type { OfferedSkill, OfferedSkills } from './offered-skills.js';
import type { InvokeOptions } from './invoke-options.js';
import type { ListedTool, OfferedTools } from './offered-tools.js';
import type { ServedRequest } from './served-request.js';
import type { WrongCredentials } from './wrong-credentials.js';

/** What an expose adapter can use while it plans a block. Performs no I/O. */
export interface ExposeKit {
  readonly document: Document;
  /**
   * The argument of the parsers that `@naftiko/spec` exports, for plug-ins that read parts of their block with them.
   */
  readonly reading: Reading;
  /** Compiles a unit. A broken unit contains the reason, which is already among the diagnostics. */
  operation(unit: Invocable, site: UnitSite): Unit;
  /** Finds the upstream that a resource forwards to, or the reason why there is none. */
  forward(node: Forward): ForwardTarget;
  /** Plans how callers are checked; the value is `undefined` when the block has no authentication. */
  verifier(
    authentication: Authentication | undefined,
    options?: Pick<VerifierKit, 'pointsToDocuments'>,
  ): Checked<OpenVerifier | undefined>;
  /**
   * The plans of other adapters of the document that have the given type and are served, in the order of the document.
   */
  siblings(type: string): readonly MountPlan[];
  /** For whom the unit, or the forward, at this place exists; `undefined`: for every caller. */
  permitOf(at: Origin): Permit | undefined;
  /** Adds a diagnostic about this adapter. */
  report(diagnostic: Diagnostic): void;
}

/** The context of a unit, which decides the meaning of its references and names. */
export interface UnitSite {
  /**
   * Which rules apply to required and undeclared inputs: the rules of REST routes or of MCP tools. A plug-in chooses
   * one.
   */
  readonly inputRules: 'rest' | 'mcp';
  /** The namespace of the adapter. */
  readonly namespace: string;
  /** Inputs of the enclosing REST resource. An input of the unit replaces an outer one of the same name. */
  readonly outerInputs?: readonly InputDeclaration[];
  /** REST: the exposed path and its placeholders, in order. */
  readonly route?: { readonly method: string; readonly path: string; readonly placeholders: readonly string[] };
}

/** A plug-in that plans `exposes` blocks of one type. `plan` opens no socket and imports no server library. */
export interface ExposeAdapter<Block extends Expose = Expose> {
  /** The value of `type` in documents. */
  readonly type: string;
  plan(block: Block, kit: ExposeKit): Checked<MountPlan>;
  /**
   * The skills of the block. An MCP server of the document can offer them too, even when this block is not served.
   * Broken skills are omitted; `plan` reports them.
   */
  listOffers?(block: Block, kit: Pick<ExposeKit, 'document' | 'siblings' | 'report'>): readonly OfferedSkill[];
  /** Checks the files that a block names. The diagnostics do not prevent serving the block. */
  checkFiles?(block: Block, files: DocumentFiles): Promise<readonly Diagnostic[]>;
}

export type MountPlan = HttpMountPlan | StdioMountPlan;

interface MountPlanBase {
  readonly type: string;
  readonly namespace: string;
  /** The number of units that it serves, such as routes or tools, without broken ones. */
  readonly serves: number;
  /** The plural noun for its units in banners: `routes`, `tools`. */
  readonly noun: string;
  /** Every unit, served or broken, for inspection and for calls without a server. */
  readonly operations: readonly MountedOperation[];
  /** The other parts that it offers, served or broken, in the order of the document. */
  readonly entries?: readonly MountedEntry[];
}

/** A part of an adapter that is not listed as an operation: a resource, a prompt, a skill, a forward. */
export interface MountedEntry {
  readonly kind: 'resource' | 'prompt' | 'skill' | 'forward';
  /** Its address for callers: a URI, a name, `ANY /v1/{path}`. */
  readonly address: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** The reason why it is not served; `undefined`: it is served. */
  readonly broken: Diagnostic | undefined;
  /** The unit of a resource whose content is the answer of an operation. */
  readonly unit?: Unit;
  /** The arguments of a prompt. */
  readonly arguments?: readonly Pick<PromptArgument, 'name' | 'required' | 'description'>[];
  /** For a forward: the consumed namespace. */
  readonly target?: string;
  /** Whether it exists for a caller; absent or `undefined`: for all. */
  readonly permit?: Permit | undefined;
}

/** A unit with its address for callers. */
export interface MountedOperation {
  /** `GET /v1/things/{id}`, or the name of a tool. */
  readonly address: string;
  /** The unit's name in the document. */
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** Tools only. */
  readonly hints: Hints | undefined;
  readonly unit: Unit;
  /** Its place in the document. */
  readonly at: Origin;
  /** Whether it exists for a caller; absent or `undefined`: for all. */
  readonly permit?: Permit | undefined;
}

/** A planned adapter that is served on a socket. */
export interface HttpMountPlan extends MountPlanBase {
  readonly kind: 'http';
  /** The address in the document; absent means loopback. */
  readonly address: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** The served routes for banners, such as `GET /v1/things`. Empty when every path is served. */
  readonly routes: readonly string[];
  /** The path of the address to print, after `http://host:port` (`/mcp`). */
  readonly entryPath: string;
  /** Whether its requests come from the operator rather than callers; they are then logged at debug level. */
  readonly internal?: boolean;
  /** Its tools as it lists them. */
  readonly tools?: readonly ListedTool[];
  /** `predecessor` is the mount of the namespace before a reload. */
  open(services: RuntimeServices, predecessor?: OpenMount): Promise<OpenMount>;
}

/** An open adapter: handles the requests of a socket. */
export interface OpenMount {
  /** Answers a request. An exception, or a rejection, is a defect: the runtime logs it and calls `answerDefect`. */
  handle(request: IncomingMessage, response: ServerResponse, served: ServedRequest): Promise<void> | void;
  /** Answers a request whose handling threw an exception, in the format of the adapter. Nothing has been sent yet. */
  answerDefect(response: ServerResponse, incident: string): void;
  /** Called when it begins to serve: at the start, and after a reload once it receives the requests of its predecessor. */
  tookOver?(): void;
  /** Called when it receives no further requests. Ends streams that have no end of their own. */
  retire?(): void;
  /** Its tools, for a gateway that offers those of many documents at one address. */
  readonly tools?: OfferedTools;
  /** The check of its callers; `undefined`: they need no credential. Its pages require the same one. */
  readonly verifier?: Verifier | undefined;
  close(): Promise<void>;
}

/** A planned adapter that is served on standard input and output. */
export interface StdioMountPlan extends MountPlanBase {
  readonly kind: 'stdio';
  /**
   * Serves until the input ends. After a reload, it continues to read and write the streams of its predecessor without
   * interruption.
   */
  open(
    services: RuntimeServices,
    streams: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream },
    predecessor?: OpenStdio,
  ): Promise<OpenStdio>;
}

export interface OpenStdio {
  /** Settles when the input ends. */
  readonly finished: Promise<void>;
  /** Called when it begins to serve: it reads and writes the streams, after a reload those of its predecessor. */
  tookOver?(): void;
  close(): Promise<void>;
}

/**
 * What the runtime offers to the open adapters of one generation: running operations, the options of the operator,
 * logs, telemetry.
 */
export interface RuntimeServices {
  /**
   * Runs an operation: checks the inputs and runs the plan. An unexpected exception is the failure `internal`. Never
   * throws.
   */
  invoke(operation: Operation, inputs: Values, call: InvokeOptions): Promise<Result<Reply>>;
  /** Forwards a request, streaming both ways. Never throws; the body of the reply throws when the upstream disconnects. */
  forward(
    target: Extract<ForwardTarget, { readonly ok: true }>,
    request: ForwardedRequest,
    call: Pick<InvokeOptions, 'signal' | 'observed' | 'requestId'>,
  ): Promise<Result<ForwardedReply>>;
  readonly variables: ReadonlyMap<string, string>;
  /** The port on which an adapter of the same document listens; `undefined` when it has no open socket. */
  portOf(mount: MountPlan): number | undefined;
  /** The skills offered by the adapters of the document, in its order, including adapters that are not served. */
  readonly skills: readonly OfferedSkills[];
  /** The files that the document may name. */
  readonly files: DocumentFiles;
  /** The names (lower case) of request headers that are passed on upstream; `prepareForwardedHeaders` selects them. */
  readonly forwardHeaders: readonly string[];
  /** Further allowed hosts and origins. */
  readonly allowHosts: readonly string[];
  readonly allowOrigins: readonly string[];
  /** The version of this program, for handshakes. */
  readonly version: string;
  readonly bodyLimitBytes: number;
  /** The wrong credentials of callers, for the whole process. */
  readonly wrongCredentials: WrongCredentials;
  /** The address of all listeners. */
  readonly address: string;
  /** The key that replicas share, for verifiers; `undefined`: there is none. */
  readonly nonceKey: string | undefined;
  /** Notes the use of a nonce for all processes; `undefined`: this process serves alone. */
  readonly useNonce?: ReplicaSecrets['useNonce'];
  /** Whether health probes need no credential. */
  readonly openProbes: boolean;
  /** For errors and details: the runtime writes a line for each request. Masks secrets. */
  readonly log: Log;
  /** `undefined`: there is no telemetry. */
  readonly telemetry: Telemetry | undefined;
  /** The services for a control adapter. */
  readonly control: ControlService;
}
