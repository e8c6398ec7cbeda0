import {
  controlExposesOf,
  isError,
  type Diagnostic,
  type Document,
  type Expose,
  type LoadedDocument,
  type Observability,
} from '@naftiko/spec';
import type { Capability, DocumentFiles } from '@naftiko/engine';
import type { MountPlan } from '../mount/expose-adapter.js';
import type { OfferedSkills } from '../mount/offered-skills.js';
import type { Plugins } from './plugins.js';
import type { Permit } from '../mount/caller-names.js';
import type { RuledUnit } from './select-units.js';

/** The options of an operator for planning. */
export interface PlanOptions {
  /** Serves only the MCP adapter of this namespace, on standard input and output. */
  readonly stdio?: string;
  /**
   * Whether a gateway serves the document: MCP adapters on HTTP, whatever transport they declare, and no control adapter.
   */
  readonly behindGateway?: boolean;
  /** Whether the document is going to be served for a long time, so that its tree is released once it is planned. */
  readonly releasesTree?: boolean;
  /** Which tools and operations exist for callers; absent: all. */
  readonly allows?: (unit: RuledUnit) => boolean;
  /** For whom a tool or an operation exists; `undefined`: for every caller. */
  readonly permits?: (unit: RuledUnit) => Permit | undefined;
  /** Whether imports from `https:` addresses are fetched; without it planning opens no socket. */
  readonly fetches?: boolean;
  /** Further folders whose files the document may name, besides its own folder. */
  readonly allowFolders?: readonly string[];
  /**
   * The consumed namespaces (`*`: all) whose base URI the operator replaces. Problems of the declared base URIs are
   * then warnings.
   */
  readonly replacedBaseUris?: ReadonlySet<string>;
  /** Whether texts are read by the fast path, which has the same results; absent: as in `defaultRunOptions`. */
  readonly fastPaths?: boolean;
}

/** A document after planning: everything that is known without secrets and sockets. */
export interface PlannedDocument {
  /** The file name as given; also the source of its diagnostics. */
  readonly file: string;
  /** Reads the files that the document may name. */
  readonly files: DocumentFiles;
  readonly loaded: LoadedDocument;
  /** `undefined`: no part of it can run; see the diagnostics. */
  readonly capability: Capability | undefined;
  readonly mounts: readonly PlannedMount[];
  /** The skills of its adapters in the order of the document, including adapters that are not served. */
  readonly skills: readonly OfferedSkills[];
  readonly plugins: Plugins | undefined;
  /**
   * Returns the address of the telemetry collector that the control adapter names; `undefined`: there is none, or it is
   * not usable.
   */
  readonly collector: ((variables: ReadonlyMap<string, string>) => string) | undefined;
  /** The other files that planning has read or tried to read. A change of one of them can change the plan. */
  readonly reads: readonly string[];
  readonly planOptions: PlanOptions;
  /** Plans another text under the same file name, for a reload; `changed` replaces some of the options. */
  replan(text: string, changed?: Partial<PlanOptions>): Promise<PlannedDocument>;
  /**
   * All diagnostics in the order of the document, without duplicates and without differences from the JSON Schema of
   * the specification.
   */
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlannedMount {
  readonly expose: Expose;
  readonly plan: MountPlan;
}

/**
 * Whether a document can be served, at least in part. When other adapters are broken, a control adapter alone is not
 * enough; it is enough for a document that exposes nothing else.
 */
export const isServable = ({ mounts, skills, loaded }: PlannedDocument): boolean =>
  mounts.some(({ plan }) => (plan.serves > 0 || (plan.kind === 'stdio' && skills.length > 0)) && !isInternal(plan)) ||
  (mounts.length > 0 &&
    mounts.length === loaded.document?.exposes.length &&
    mounts.every(({ plan }) => isInternal(plan)));

const isInternal = (plan: MountPlan): boolean => plan.kind === 'http' && plan.internal === true;

export const hasErrors = (planned: PlannedDocument): boolean => planned.diagnostics.some(isError);

/** The `observability` block of the first control adapter (specification 04, d.1). */
export const observabilityOf = (document: Document): Observability | undefined =>
  controlExposesOf(document)[0]?.observability;
