import { isError, unitsOf, type Diagnostic } from '@naftiko/spec';
import { refusalOf } from '../deployment/refusal.js';
import type { ListedTool } from '../mount/offered-tools.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { RunOptions } from '../run-options.js';
import { makeEffectsReader } from '../plan/unit-effects.js';
import { listVariables, type EntryVariable } from './missing-values.js';
import type { PlacedMount } from './places.js';

/**
 * What a gateway keeps of a planned document while it is not called: plain data, a small part of the plan. It can be
 * written to a file.
 */
export interface CapabilityEntry {
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  /** Whether other documents import it and it exposes nothing by itself. */
  readonly isImported: boolean;
  readonly mounts: readonly EntryMount[];
  /** Why it cannot be served; empty: it can. */
  readonly refused: readonly EntryProblem[];
  /** Errors that each break a part of it, while the rest is served. */
  readonly broken: readonly EntryProblem[];
  /** The values that it needs. */
  readonly variables: readonly EntryVariable[];
  /** The other files that it depends on. */
  readonly reads: readonly string[];
}

/** One adapter. */
export interface EntryMount extends PlacedMount {
  readonly tools: readonly EntryTool[];
}

/** A tool of a document. */
export interface EntryTool {
  readonly listed: ListedTool;
  readonly readOnly: boolean;
  readonly destructive: boolean;
  /** Method and path of its upstream calls; tools with equal ones do the same. */
  readonly calls: readonly string[];
  /** Further texts to search: paths, names and descriptions of what it calls. */
  readonly texts: readonly string[];
}

/** An error with its place, for people. */
export interface EntryProblem {
  readonly code: string;
  readonly message: string;
  /** `file:line:column`. */
  readonly at: string;
  readonly hint?: string;
}

/** Adapters behind a gateway have no sockets of their own, so that the ports of documents mean nothing. */
export const noPorts: Pick<RunOptions, 'ports' | 'nextFreePort'> = { ports: new Map([['*', 0]]), nextFreePort: false };

/** What an entry depends on besides the plan. */
export type EntryOptions = Pick<RunOptions, 'strict' | 'ports' | 'nextFreePort'>;

/** Reduces a planned document to its entry. */
export function makeEntry(planned: PlannedDocument, options: EntryOptions): CapabilityEntry {
  const { capability, diagnostics, mounts, reads, loaded } = planned;
  const isImported = loaded.document?.kind === 'consumes';
  const strict = options.strict ? [...loaded.differences, ...diagnostics.filter(isError)] : [];
  const refused = isImported ? [] : [...new Set([...refusalOf(planned, options).filter(isError), ...strict])];
  const info = capability?.document.info;
  return {
    label: info?.label,
    description: info?.description,
    tags: info?.tags ?? [],
    isImported,
    mounts: mounts.flatMap((mount) => makeEntryMount(mount, planned)),
    refused: refused.map(describeProblem),
    broken: refused.length > 0 ? [] : diagnostics.filter(isError).map(describeProblem),
    variables: listVariables(planned),
    reads,
  };
}

/** The entry of a document without a plan. */
export const makeRefusedEntry = (file: string, code: string, message: string): CapabilityEntry => ({
  label: undefined,
  description: undefined,
  tags: [],
  isImported: false,
  mounts: [],
  refused: [{ code, message, at: file }],
  broken: [],
  variables: [],
  reads: [],
});

export const describeProblem = ({ code, message, at, hint }: Diagnostic): EntryProblem => ({
  code,
  message,
  at: `${at.source}:${at.start.line}:${at.start.column}`,
  ...(hint === undefined ? {} : { hint }),
});

function makeEntryMount(
  { expose, plan }: PlannedDocument['mounts'][number],
  { capability }: PlannedDocument,
): readonly EntryMount[] {
  if (plan.kind !== 'http' || capability === undefined) return [];
  const readEffects = makeEffectsReader(capability.document);
  const written = new Map(unitsOf(expose).map((unit) => [unit.at, unit]));
  const listed = new Map((plan.tools ?? []).map((tool) => [tool.name, tool]));
  const tools = plan.operations.flatMap((operation): readonly EntryTool[] => {
    const tool = listed.get(operation.address);
    const source = written.get(operation.at);
    if (tool === undefined || source === undefined) return [];
    const { readOnly, destructive, calls = [] } = readEffects({ action: source.action, hints: operation.hints });
    return [
      {
        listed: tool,
        readOnly,
        destructive,
        calls: calls.map(({ method, path }) => `${method} ${path}`),
        texts: calls.flatMap(({ path, name, descriptions }) => [path, name, ...descriptions]),
      },
    ];
  });
  const { type, namespace, routes } = plan;
  return [{ type, namespace, routes, tools }];
}
