import type { GovernanceValues, RuntimeContext } from '@naftiko/engine';
import type { PlannedDocument } from '../plan/planned-document.js';
import { governanceOf } from './open-scripts.js';

interface Governed {
  readonly planned: PlannedDocument;
  readonly runtime: RuntimeContext;
}

/**
 * Keeps governance values that were set while serving, unless the document has changed them.
 * Source: specification 04, c.7.
 */
export function keepGovernance(before: Governed, next: Governed): void {
  const [was, is] = [declaredGovernanceOf(before.planned), declaredGovernanceOf(next.planned)];
  const set = before.runtime.scripts.governance;
  const same = <Key extends keyof GovernanceValues>(key: Key): GovernanceValues[Key] =>
    JSON.stringify(was?.[key]) === JSON.stringify(is?.[key]) ? set[key] : next.runtime.scripts.governance[key];
  next.runtime.scripts.govern({
    enabled: same('enabled'),
    defaultLanguage: same('defaultLanguage'),
    defaultLocation: same('defaultLocation'),
    timeoutMs: same('timeoutMs'),
    statementLimit: same('statementLimit'),
    allowedLanguages: same('allowedLanguages'),
  });
}

const declaredGovernanceOf = ({ capability }: PlannedDocument): GovernanceValues | undefined =>
  capability === undefined ? undefined : governanceOf(capability.document);
