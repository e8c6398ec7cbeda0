import {
  isError,
  type Diagnostic,
  type Document,
  type Expose,
  type LoadedDocument,
  type Observability,
} from '@naftiko/spec';
import type { Capability } from '@naftiko/engine';
import type { MountPlan } from '../mount/expose-adapter.js';
import type { OfferedSkills } from '../mount/offered-skills.js';
import type { Plugins } from './plugins.js';

/** A document, planned as far as it goes without opening anything. */
export interface PlannedDocument {
  /** As the caller named it; also the source of its diagnostics. */
  readonly file: string;
  readonly loaded: LoadedDocument;
  /** `undefined`: nothing of it can run; the diagnostics say why. */
  readonly capability: Capability | undefined;
  readonly mounts: readonly PlannedMount[];
  /** In the order of the document; those of adapters that are not served themselves too. */
  readonly skills: readonly OfferedSkills[];
  readonly plugins: Plugins | undefined;
  /** The address of the collector that the control adapter names; `undefined`: it names none that can be used. */
  readonly collector: ((variables: ReadonlyMap<string, string>) => string) | undefined;
  /** The files beside its own that planning read, or looked for; another content is another plan. */
  readonly reads: readonly string[];
  /** Plans another text in its place, the same way. */
  again(text: string): Promise<PlannedDocument>;
  /** Everything noticed, each thing once, in the order of the document. Differences from the schema not included. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlannedMount {
  readonly expose: Expose;
  readonly plan: MountPlan;
}

/**
 * Whether a document can be served, at least in part. What only serves the operator makes up for nothing that is
 * broken; a document that exposes nothing else is as it was meant.
 */
export const isServable = ({ mounts, skills, loaded }: PlannedDocument): boolean =>
  mounts.some(({ plan }) => (plan.serves > 0 || (plan.kind === 'stdio' && skills.length > 0)) && !isInternal(plan)) ||
  (mounts.length > 0 &&
    mounts.length === loaded.document?.exposes.length &&
    mounts.every(({ plan }) => isInternal(plan)));

const isInternal = (plan: MountPlan): boolean => plan.kind === 'http' && plan.internal === true;

export const hasErrors = (planned: PlannedDocument): boolean => planned.diagnostics.some(isError);

/** The first control adapter decides (specification 04, d.1). */
export const observabilityOf = ({ exposes }: Document): Observability | undefined =>
  exposes.find((expose) => expose.type === 'control')?.observability;
