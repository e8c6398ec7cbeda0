import type { RuledUnit } from '../plan/select-units.js';
import type { EntryTool } from './capability-entry.js';

/** A rule of the operator; every member that is present has to match. */
export interface ToolRule {
  readonly tool?: RegExp;
  readonly capability?: RegExp;
  readonly hint?: 'readOnly' | 'destructive';
  /** Matches one of the caller's names (`callerNamesOf`). */
  readonly caller?: RegExp;
  /** Whether what matches exists; names: these alone. */
  readonly allow: boolean | readonly RegExp[];
}

/**
 * What the operator decides about tools and operations. A name matches as it is in the document, and as it is joined. Plain
 * data, which another thread can receive.
 */
export interface ToolPolicy {
  /** Refuses everything that is not read-only. */
  readonly readOnly: boolean;
  /** Allows these alone; empty: all. */
  readonly patterns: readonly RegExp[];
  /** The first rule that matches decides; what none matches is allowed. */
  readonly rules: readonly ToolRule[];
}

/** The policy that allows everything. */
export const allowAllTools: ToolPolicy = { readOnly: false, patterns: [], rules: [] };

/** Whether a policy allows everything. */
export const isUnrestricted = ({ readOnly, patterns, rules }: ToolPolicy): boolean =>
  !readOnly && patterns.length === 0 && rules.length === 0;

/** The rules that are for certain callers. */
export const callerRulesOf = ({ rules }: ToolPolicy): readonly RegExp[] => rules.flatMap(({ caller }) => caller ?? []);

/** Prepares the decision whether a tool of a capability exists for a caller, whose names are those of `callerNamesOf`. */
export const prepareToolExists =
  (policy: ToolPolicy, callers: readonly string[]) =>
  (capability: string, namespace: string, tool: EntryTool): boolean =>
    isAllowed({ ...tool, name: tool.listed.name, namespace }, capability, policy, callers);

/**
 * Whether a unit of a capability exists for a caller with these names (`callerNamesOf`), or, if they are `undefined`, for
 * at least one caller.
 */
export function isAllowed(
  unit: RuledUnit,
  name: string,
  { readOnly, patterns, rules }: ToolPolicy,
  callers?: readonly string[],
): boolean {
  if (readOnly && !unit.readOnly) return false;
  const names = [unit.name, `${name}_${unit.name}`, `${name}-${unit.namespace}_${unit.name}`];
  const isNamed = (pattern: RegExp): boolean => names.some((one) => pattern.test(one));
  if (patterns.length > 0 && !patterns.some(isNamed)) return false;
  for (const { tool, capability, hint, caller, allow } of rules) {
    const matchesUnit =
      (tool === undefined || isNamed(tool)) && (capability?.test(name) ?? true) && (hint === undefined || unit[hint]);
    if (!matchesUnit) continue;
    const exists = typeof allow === 'boolean' ? allow : allow.some(isNamed);
    if (caller === undefined) return exists;
    if (callers === undefined ? exists : callers.some((one) => caller.test(one))) return exists;
  }
  return true;
}
