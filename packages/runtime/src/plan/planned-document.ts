import {
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
import type { RuledUnit } from './select-units.js';

/** The options of an operator for planning. */
export interface PlanOptions {
  /** Serves only the MCP adapter of this namespace, on standard input and output. */
  readonly stdio?: string;
  /**
   * Whether a gateway serves the document: MCP adapters on HTTP, whatever transport they declare, and no control adapter.
   */
  readonly behindGateway?: boolean;
  /** Which tools and operations exist for callers; absent: all. */
  readonly allows?: (unit: RuledUnit) => boolean;
  /** Whether imports from `https:` addresses are fetched; without it planning opens no socket. */
  readonly fetches?: boolean;
  /** Folders, besides that of the document, whose files it may name. */
  readonly allowFolders?: readonly string[];
  /**
   * The consumed namespaces (`*`: all) whose base URI the operator replaces; problems of the declared ones are
   * warnings.
   */
  readonly replacedBaseUris?: ReadonlySet<string>;
}

/** A document after planning: all that can be known without secrets and sockets. */
export interface PlannedDocument {
  /** The file name as given; also the source of its diagnostics. */
  readonly file: string;
  /** Reads the files that the document may name. */
  readonly files: DocumentFiles;
  readonly loaded: LoadedDocument;
  /** `undefined`: no part of it can run; see the diagnostics. */
  readonly capability: Capability | undefined;
  readonly mounts: readonly PlannedMount[];
  /** In the order of the document, including those of adapters that are not served. */
  readonly skills: readonly OfferedSkills[];
  readonly plugins: Plugins | undefined;
  /** The address of the collector of the control adapter; `undefined`: there is no usable one. */
  readonly collector: ((variables: ReadonlyMap<string, string>) => string) | undefined;
  /** The other files that planning read or tried to read: a change of one of them may change the plan. */
  readonly reads: readonly string[];
  readonly planOptions: PlanOptions;
  /** Plans another text under the same file name, for a reload; `changed` replaces some of the options. */
  again(text: string, changed?: Partial<PlanOptions>): Promise<PlannedDocument>;
  /** All diagnostics, each finding once, in the order of the document, without differences from the schema. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlannedMount {
  readonly expose: Expose;
  readonly plan: MountPlan;
}

/**
 * Whether a document can be served, at least in part. A control adapter alone does not count when other adapters are
 * broken, but it is enough for a document that exposes nothing else.
 */
export const isServable = ({ mounts, skills, loaded }: PlannedDocument): boolean =>
  mounts.some(({ plan }) => (plan.serves > 0 || (plan.kind === 'stdio' && skills.length > 0)) && !isInternal(plan)) ||
  (mounts.length > 0 &&
    mounts.length === loaded.document?.exposes.length &&
    mounts.every(({ plan }) => isInternal(plan)));

const isInternal = (plan: MountPlan): boolean => plan.kind === 'http' && plan.internal === true;

export const hasErrors = (planned: PlannedDocument): boolean => planned.diagnostics.some(isError);

/** The observability of the first control adapter (specification 04, d.1). */
export const observabilityOf = ({ exposes }: Document): Observability | undefined =>
  exposes.find((expose) => expose.type === 'control')?.observability;
