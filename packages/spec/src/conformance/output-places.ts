import type { Json, JsonObject } from '../source/source-node.js';
import { causesOf } from './causes.js';
import { isMapping, outputViolations, type OutputKind, type Violation } from './published-validators.js';

/** What is wrong with an object that none of its alternatives accepts. */
export interface PlaceReport {
  /** Fields it needs whatever else it says. */
  readonly missing: readonly string[];
  /** The combination of fields that nothing accepts. */
  readonly combination: Combination | undefined;
  /** What is wrong with its outputs as the kind that was meant; places are relative to the list. */
  readonly outputs: readonly Violation[];
}

export type Combination =
  | { readonly kind: 'needs-one-of'; readonly fields: readonly string[] }
  | { readonly kind: 'excludes'; readonly fields: readonly string[] }
  | { readonly kind: 'outputs-misplaced'; readonly outputs: OutputKind; readonly needs: string | undefined };

interface Place {
  /** Fields that every alternative but `ref` needs. */
  readonly always: readonly string[];
  /** What such an object can do, by the field that says so; empty: it need not do anything. */
  readonly modes: readonly string[];
  /** What lets each kind of outputs stand: a field, nothing special (`true`), or nothing at all. */
  readonly admits: Readonly<Record<OutputKind, string | true | undefined>>;
}

/** The objects whose outputs depend on what else they say, by their title in the schema (specification 01, 10.5). */
const places: Readonly<Record<string, Place>> = {
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

/** Whether a violation says that such an object fits none of its alternatives. */
export const isMisfit = ({ keyword, parentSchema, data }: Violation): boolean =>
  (keyword === 'anyOf' || keyword === 'oneOf') && isMapping(data) && Object.hasOwn(places, parentSchema.title ?? '');

/** Tells what was meant by the fields that are there and by what the outputs look like. */
export function reportPlace({ parentSchema, data }: Violation): PlaceReport {
  const { always, modes, admits } = places[parentSchema.title!]!;
  // `isMisfit` is true of mappings only.
  const object = data as JsonObject;
  const listed = object['outputParameters'];
  const outputs = Array.isArray(listed) ? (listed as readonly Json[]) : [];
  const has = (field: string) => (field === 'outputParameters' ? outputs.length > 0 : Object.hasOwn(object, field));

  const missing = always.filter((field) => !has(field));
  const given = modes.filter(has);
  const report = (combination?: Combination, violations: readonly Violation[] = []): PlaceReport => ({
    missing,
    combination,
    outputs: violations,
  });
  if (modes.length > 0 && given.length === 0) return report({ kind: 'needs-one-of', fields: modes });
  if (has('location')) return report({ kind: 'excludes', fields: given });
  if (outputs.length === 0) return report(missing.length === 0 ? { kind: 'excludes', fields: given } : undefined);

  const admitted = (kind: OutputKind) => admits[kind] === true || (admits[kind] !== undefined && has(admits[kind]));
  const meant = kindMeant(outputs, admitted);
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

/** The kind that fits all entries, else the one with the fewest faults; where it may not stand, each entry is a fault too. */
function kindMeant(outputs: readonly Json[], admitted: (kind: OutputKind) => boolean) {
  const [mapped, ...others] = (['mapped', 'orchestrated', 'mock'] as const).map((kind) => {
    const violations = outputViolations[kind](outputs);
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
