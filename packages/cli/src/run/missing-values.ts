import { isGiven, isNeeded, type Variable } from '@naftiko/engine';
import { collectGiven, type PlannedDocument, type RunOptions } from '@naftiko/runtime';
import type { Paint } from '../paint.js';
import { toPrintable } from '../printable.js';

/** A missing value, with every place that needs it. */
export interface MissingValue {
  readonly kind: Variable['kind'];
  readonly name: string;
  readonly places: readonly string[];
  /** A value is given, but it is blank where a credential uses it. */
  readonly isBlank: boolean;
}

/** The missing values of all documents, except values from files, whose binds have diagnostics of their own. */
export function listMissingValues(
  documents: readonly PlannedDocument[],
  options: RunOptions,
  /** Absent: all of the documents. */
  variables?: readonly Variable[],
): readonly MissingValue[] {
  const missing = new Map<string, MissingValue>();
  for (const planned of documents) {
    const given = collectGiven(planned, options);
    for (const variable of variables ?? planned.capability?.variables() ?? []) {
      if (options.mock || !isNeeded(variable, options) || isGiven(variable, given)) continue;
      const earlier = missing.get(variable.id);
      const places = [...(earlier?.places ?? []), ...placesOf(variable)];
      const isBlank = variable.kind === 'environment' && Object.hasOwn(given.environment, variable.name);
      missing.set(variable.id, { kind: variable.kind, name: toPrintable(variable.name), places, isBlank });
    }
  }
  return [...missing.values()];
}

const placesOf = ({ uses }: Variable): readonly string[] => [
  ...new Set(
    uses
      .filter(({ optional }) => !optional)
      .map(({ at, upstream }) => {
        const place = `${at.source}:${at.start.line}:${at.start.column}`;
        return upstream === undefined ? place : `${place} (upstream "${toPrintable(upstream)}")`;
      }),
  ),
];

/** Lines about the missing values, their places, and the commands that set them. */
export function formatMissingReport(missing: readonly MissingValue[], paint: Paint): readonly string[] {
  const exported = missing.filter(({ kind }) => kind === 'environment');
  const options = missing.flatMap(({ kind, name }) =>
    kind === 'setting' ? [`--var ${name}=...`] : kind === 'base-uri' ? [`--base-uri ${name}=https://...`] : [],
  );
  return [
    ...missing.flatMap(({ kind, name, places, isBlank }) => [
      `${paint.red('missing')} ${paint.bold(titles[kind](name))}${isBlank ? ', which is set but blank' : ''}`,
      ...places.map((place) => `  needed at ${place}`),
    ]),
    ...(exported.length === 0 ? [] : ['', 'Set in the environment (or in a file given with --env-file):', '']),
    ...exported.map(({ name }) => `export ${name}=...`),
    ...(options.length === 0 ? [] : ['', 'Add to the command:', '', ...options]),
    ...(missing.length === 0 ? [] : ['']),
  ];
}

const titles: Readonly<Record<Variable['kind'], (name: string) => string>> = {
  environment: (name) => `the environment variable ${name}`,
  setting: (name) => `a value for {${name}} in a base URI`,
  'base-uri': (name) => `the base URI of "${name}"`,
  bind: (name) => `the bound value ${name}`,
};
