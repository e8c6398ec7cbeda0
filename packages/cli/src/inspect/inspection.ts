import type { Input } from '@naftiko/engine';
import {
  isOfferedTo,
  type MountedEntry,
  type MountedOperation,
  type OfferedSkills,
  type PlannedDocument,
  type PlannedMount,
  type RunOptions,
} from '@naftiko/runtime';
import { pointerOf, declaredTypeOf, type Diagnostic, type Expose, type Hints } from '@naftiko/spec';
import { listNeededValues, type NeededValue } from './needed-values.js';
import { upstreamsOf, type Upstream } from './upstreams.js';

/** The exposes of a document and their upstream calls as data: the output of `inspect --json`. */
export interface Inspection {
  readonly version: 1;
  readonly file: string;
  readonly label: string | null;
  readonly exposes: readonly InspectedMount[];
  readonly upstreams: readonly Upstream[];
  readonly values: readonly NeededValue[];
}

/** One `exposes` block. */
export interface InspectedMount {
  readonly namespace: string;
  readonly type: string;
  /** Its port; null on standard input and output. */
  readonly port: number | null;
  readonly path: string;
  /** The authentication of callers; null without one. */
  readonly authentication: string | null;
  /** What its operations are called: `tool`, `operation`, … */
  readonly unit: string;
  /** Routes besides operations: those of skills and of a control adapter. */
  readonly routes: readonly string[];
  readonly operations: readonly InspectedOperation[];
  readonly resources: readonly InspectedOperation[];
  readonly prompts: readonly InspectedOperation[];
  readonly skills: readonly InspectedOperation[];
  /** Forwarded paths. */
  readonly forwards: readonly InspectedOperation[];
}

/** An operation, tool, resource, prompt, skill or forward, and the upstream requests that it causes. */
export interface InspectedOperation {
  /** `GET /path` for routes, the name for tools and prompts, the URI for resources. */
  readonly address: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly hints: Hints;
  readonly inputs: readonly InspectedInput[];
  readonly calls: readonly { readonly operation: string; readonly method: string; readonly url: string }[];
  /** Why it is not served; null: it is. */
  readonly broken: {
    readonly code: string;
    readonly message: string;
    readonly hint: string | null;
    readonly pointer: string;
    readonly line: number;
  } | null;
}

/** An input of an operation, as its callers see it. */
export interface InspectedInput {
  readonly name: string;
  readonly type: string | null;
  readonly required: boolean;
  readonly description: string | null;
}

/** Describes a planned document. Reads bind files to find out whether values exist, and does not keep the values. */
export async function inspectDocument(planned: PlannedDocument, options: RunOptions): Promise<Inspection> {
  const upstreams = upstreamsOf(planned, options.baseUris);
  return {
    version: 1,
    file: planned.file,
    label: planned.loaded.document?.info.label ?? null,
    exposes: planned.mounts.map((mount) => inspectMount(mount, planned, upstreams)),
    upstreams,
    values: await listNeededValues(planned, options),
  };
}

function inspectMount(
  { expose, plan }: PlannedMount,
  { skills }: PlannedDocument,
  upstreams: readonly Upstream[],
): InspectedMount {
  const of = (kind: MountedEntry['kind']): readonly InspectedOperation[] =>
    (plan.entries ?? []).filter((entry) => entry.kind === kind).map((entry) => inspectEntry(entry, upstreams));
  return {
    namespace: plan.namespace,
    type: plan.type,
    port: plan.kind === 'http' ? plan.port : null,
    path: plan.kind === 'http' ? plan.entryPath : '',
    authentication: expose.authentication === undefined ? null : declaredTypeOf(expose.authentication),
    unit: plan.noun,
    routes: plan.kind === 'http' && plan.type !== 'rest' ? plan.routes : [],
    operations: plan.operations.map((mounted) => inspectOperation(mounted, upstreams)),
    resources: of('resource'),
    prompts: of('prompt'),
    skills: plan.type === 'mcp' ? skills.flatMap((offered) => listOfferedSkills(offered, expose)) : of('skill'),
    forwards: of('forward'),
  };
}

/** The skills of the document that an MCP server offers: those with the same authentication. */
const listOfferedSkills = (offered: OfferedSkills, { authentication }: Expose): readonly InspectedOperation[] =>
  isOfferedTo(offered, authentication)
    ? offered.skills.map(({ name }) => ({ ...bare, address: name, name, description: null }))
    : [];

const bare = { hints: {}, inputs: [], calls: [], broken: null };

function inspectEntry(entry: MountedEntry, upstreams: readonly Upstream[]): InspectedOperation {
  const { address, name, description, broken, unit, target, arguments: asked = [] } = entry;
  if (unit !== undefined) return inspectOperation({ address, name, description, hints: undefined, unit }, upstreams);
  const upstream = upstreams.find(({ namespace }) => namespace === target);
  return {
    ...bare,
    address,
    name: name ?? null,
    description: description ?? null,
    inputs: asked.map((argument) => ({
      name: argument.name,
      type: 'string',
      required: argument.required,
      description: argument.description ?? null,
    })),
    calls: upstream === undefined ? [] : [{ operation: upstream.namespace, method: 'ANY', url: upstream.baseUri }],
    broken: broken === undefined ? null : reasonOf(broken),
  };
}

const reasonOf = ({ code, message, hint, at }: Diagnostic): NonNullable<InspectedOperation['broken']> => ({
  code,
  message,
  hint: hint ?? null,
  pointer: pointerOf(at.path),
  line: at.start.line,
});

function inspectOperation(mounted: Omit<MountedOperation, 'at'>, upstreams: readonly Upstream[]): InspectedOperation {
  const { address, name, description, hints, unit } = mounted;
  const head = { address, name: name ?? null, description: description ?? null, hints: hints ?? {} };
  if (!unit.ok) {
    return { ...head, inputs: [], calls: [], broken: reasonOf(unit.reason) };
  }
  const { contract, plan } = unit.operation;
  const calls = plan.steps.flatMap(({ calls: called }) => {
    if (called === undefined) return [];
    const { label, method, path } = called.signature;
    return [{ operation: label, method, url: (upstreams[called.client]?.baseUri ?? '').replace(/\/$/, '') + path }];
  });
  return { ...head, inputs: contract.inputs.filter(({ advertised }) => advertised).map(inputOf), calls, broken: null };
}

const inputOf = ({ name, alias, type, required, description }: Input): InspectedInput => ({
  name: alias ?? name,
  type: type ?? null,
  required,
  description: description ?? null,
});
