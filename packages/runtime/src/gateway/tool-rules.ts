import type { RuledUnit } from '../plan/select-units.js';

/** A rule of the operator; every member that is present has to match. */
export interface ToolRule {
  readonly tool?: (name: string) => boolean;
  readonly capability?: (name: string) => boolean;
  readonly hint?: 'readOnly' | 'destructive';
  readonly allow: boolean;
}

/** What the operator decides about tools and operations. A name matches as it is in the document, and as it is joined. */
export interface ToolPolicy {
  /** Refuses everything that is not read-only. */
  readonly readOnly: boolean;
  /** Allows these alone; empty: all. */
  readonly patterns: readonly ((name: string) => boolean)[];
  /** The first rule that matches decides; what none matches is allowed. */
  readonly rules: readonly ToolRule[];
}

/** The policy that allows everything. */
export const allowAllTools: ToolPolicy = { readOnly: false, patterns: [], rules: [] };

/** Whether a unit of a capability exists for callers. */
export function isAllowed(unit: RuledUnit, name: string, { readOnly, patterns, rules }: ToolPolicy): boolean {
  if (readOnly && !unit.readOnly) return false;
  const names = [unit.name, `${name}_${unit.name}`, `${name}-${unit.namespace}_${unit.name}`];
  if (patterns.length > 0 && !patterns.some((matches) => names.some(matches))) return false;
  const rule = rules.find(
    ({ tool = () => true, capability = () => true, hint }) =>
      names.some(tool) && capability(name) && (hint === undefined || unit[hint]),
  );
  return rule?.allow ?? true;
}
