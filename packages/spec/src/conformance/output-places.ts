import type { Json, JsonObject } from '../source/source-node.js';
import { causesOf } from './causes.js';
import { isMapping, findOutputViolations, type OutputKind, type Violation } from './published-validators.js';

/** The problems of an object (a route, a tool, a function) that matches none of its alternatives in the schema. */
export interface MismatchReport {
  /** Missing fields that every alternative requires. */
  readonly missing: readonly string[];
  /** The combination of fields that no alternative accepts. */
  readonly combination: Combination | undefined;
  /**
   * Violations of its output parameters, checked as the kind that the author probably intended; places are relative to
   * the list.
   */
  readonly outputs: readonly Violation[];
}

/**
 * Fields that cannot stand together: output parameters of a kind that the other fields of the object do not allow, or
 * none of the fields of which one is required.
 */
export type Combination =
  | { readonly kind: 'needs-one-of'; readonly fields: readonly string[] }
  | { readonly kind: 'excludes'; readonly fields: readonly string[] }
  | { readonly kind: 'outputs-misplaced'; readonly outputs: OutputKind; readonly needs: string | undefined };

/** What an object requires, and which kinds of `outputParameters` its other fields allow. */
interface OutputRules {
  /** Fields that every alternative except `ref` requires. */
  readonly always: readonly string[];
  /** The fields of which such an object needs one, such as `call` or `steps`; empty when it needs none. */
  readonly modes: readonly string[];
  /** The field that allows each kind of outputs; `true`: always allowed; `undefined`: never allowed. */
  readonly admits: Readonly<Record<OutputKind, string | true | undefined>>;
}

/** The objects whose kind of outputs depends on their other fields, by schema title (specification 01, 10.5). */
const rules: Readonly<Record<string, OutputRules>> = {
  'MCP tool': {
    always: ['name', 'description'],
    modes: ['call', 'steps', 'ref', 'outputParameters'],
    admits: { mapped: 'call', orchestrated: 'steps', mock: true },
  },
  'aggregate function': {
    always: [],
    modes: ['call', 'steps', 'outputParameters'],
    admits: { mapped: 'call', orchestrated: 'steps', mock: true },
  },
  'exposed operation': {
    always: [],
    modes: [],
    admits: { mapped: true, orchestrated: 'steps', mock: undefined },
  },
  'MCP resource': {
    always: [],
    modes: ['call', 'steps', 'location'],
    admits: { mapped: 'call', orchestrated: 'steps', mock: undefined },
  },
};

/** Whether a violation reports that such an object matches none of its alternatives. */
export const isMismatch = ({ keyword, parentSchema, data }: Violation): boolean =>
  (keyword === 'anyOf' || keyword === 'oneOf') && isMapping(data) && Object.hasOwn(rules, parentSchema.title ?? '');

/** Infers the intended alternative from the fields present and from the form of the outputs. */
export function reportMismatch({ parentSchema, data }: Violation): MismatchReport {
  const { always, modes, admits } = rules[parentSchema.title!]!;
  // `isMismatch` is true of mappings only.
  const object = data as JsonObject;
  const listed = object['outputParameters'];
  const outputs = Array.isArray(listed) ? (listed as readonly Json[]) : [];
  const has = (field: string) => (field === 'outputParameters' ? outputs.length > 0 : Object.hasOwn(object, field));

  const missing = always.filter((field) => !has(field));
  const given = modes.filter(has);
  const report = (combination?: Combination, violations: readonly Violation[] = []): MismatchReport => ({
    missing,
    combination,
    outputs: violations,
  });
  if (modes.length > 0 && given.length === 0) return report({ kind: 'needs-one-of', fields: modes });
  if (has('location')) return report({ kind: 'excludes', fields: given });
  if (outputs.length === 0) return report(missing.length === 0 ? { kind: 'excludes', fields: given } : undefined);

  const admitted = (kind: OutputKind) => admits[kind] === true || (admits[kind] !== undefined && has(admits[kind]));
  const meant = inferOutputKind(outputs, admitted);
  if (!admitted(meant.kind)) {
    const needs = admits[meant.kind];
    return report(
      { kind: 'outputs-misplaced', outputs: meant.kind, needs: needs === true ? undefined : needs },
      meant.violations,
    );
  }
  const unnamed = meant.kind === 'orchestrated' && !has('name') && !missing.includes('name');
  return { missing: unnamed ? [...missing, 'name'] : missing, combination: undefined, outputs: meant.violations };
}

/** The kind that matches all entries, else the one with the fewest faults; where it is not allowed, each entry counts as a fault. */
function inferOutputKind(outputs: readonly Json[], admitted: (kind: OutputKind) => boolean) {
  const [mapped, ...others] = (['mapped', 'orchestrated', 'mock'] as const).map((kind) => {
    const violations = findOutputViolations[kind](outputs);
    const faults = causesOf(violations).reduce((sum, { missing }) => sum + Math.max(missing.length, 1), 0);
    const misplaced = faults > 0 && !admitted(kind);
    return { kind, violations, misplaced, faults: faults + (misplaced ? outputs.length : 0) };
  });
  return others.reduce(
    (best, kind) =>
      kind.faults < best.faults || (kind.faults === best.faults && !kind.misplaced && best.misplaced) ? kind : best,
    mapped!,
  );
}
