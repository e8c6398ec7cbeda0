import type { RuledUnit } from '../plan/select-units.js';

/** A rule of the operator; every member that is present has to match. */
export interface ToolRule {
  readonly tool?: RegExp;
  readonly capability?: RegExp;
  readonly hint?: 'readOnly' | 'destructive';
  readonly allow: boolean;
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
export const isFree = ({ readOnly, patterns, rules }: ToolPolicy): boolean =>
  !readOnly && patterns.length === 0 && rules.length === 0;

/** Whether a unit of a capability exists for callers. */
export function isAllowed(unit: RuledUnit, name: string, { readOnly, patterns, rules }: ToolPolicy): boolean {
  if (readOnly && !unit.readOnly) return false;
  const names = [unit.name, `${name}_${unit.name}`, `${name}-${unit.namespace}_${unit.name}`];
  const isNamed = (pattern: RegExp): boolean => names.some((one) => pattern.test(one));
  if (patterns.length > 0 && !patterns.some(isNamed)) return false;
  const rule = rules.find(
    ({ tool, capability, hint }) =>
      (tool === undefined || isNamed(tool)) && (capability?.test(name) ?? true) && (hint === undefined || unit[hint]),
  );
  return rule?.allow ?? true;
}
