import { fileURLToPath } from 'node:url';
import type { GovernanceValues, ScriptHost } from '@naftiko/engine';
import type { ScriptingGovernance } from '@naftiko/spec';

type Members = Readonly<Record<string, unknown>>;

/** The governance with these members replaced, or a message when one of them is invalid. Unknown members are ignored. */
export function readGovernance(
  given: Members,
  scripts: Pick<ScriptHost, 'governance' | 'languages'>,
  document: ScriptingGovernance,
): GovernanceValues | string {
  const runnable = new Set([
    ...scripts.languages,
    ...document.allowedLanguages,
    ...(document.defaultLanguage === undefined ? [] : [document.defaultLanguage.text.toLowerCase()]),
  ]);
  const changes: Partial<GovernanceValues>[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (!isMember(name)) continue;
    const read = members[name](value, runnable);
    if (typeof read === 'string') return read;
    changes.push(read);
  }
  return Object.assign({}, scripts.governance, ...changes) as GovernanceValues;
}

/** The change that the value of a member makes, or a message about an invalid value. */
type ReadMember = (value: unknown, runnable: ReadonlySet<string>) => Partial<GovernanceValues> | string;

const maxTimeoutMs = 600_000;
const highestStatementLimit = 1_000_000_000;

const members = {
  enabled: (value) =>
    typeof value === 'boolean' || value === null
      ? { enabled: value ?? undefined }
      : '"enabled" takes true, false, or null to let the environment variable NAFTIKO_SCRIPTING decide.',
  timeout: (value) =>
    isWhole(value, maxTimeoutMs)
      ? { timeoutMs: value }
      : `"timeout" takes a whole number of milliseconds from 1 to ${maxTimeoutMs}.`,
  statementLimit: (value) =>
    isWhole(value, highestStatementLimit)
      ? { statementLimit: value }
      : `"statementLimit" takes a whole number from 1 to ${highestStatementLimit}.`,
  defaultLocation: (value) =>
    typeof value === 'string' && isFileUri(value)
      ? { defaultLocation: value }
      : '"defaultLocation" takes an absolute URI of a directory: file:///srv/steps.',
  defaultLanguage: (value, runnable) =>
    typeof value === 'string' && runnable.has(value)
      ? { defaultLanguage: value }
      : `"defaultLanguage" takes ${namesOf(runnable)}, not ${describeValue(value)}.`,
  allowedLanguages: (value, runnable) => {
    if (!Array.isArray(value)) return `"allowedLanguages" takes a list of languages: ${namesOf(runnable)}.`;
    const strange = (value as readonly unknown[]).find((one) => typeof one !== 'string' || !runnable.has(one));
    if (strange !== undefined) return `"allowedLanguages" takes ${namesOf(runnable)}, not ${describeValue(strange)}.`;
    return { allowedLanguages: value as readonly string[] };
  },
} as const satisfies Readonly<Record<string, ReadMember>>;

export const isMember = (name: string): name is keyof typeof members => Object.hasOwn(members, name);

const isWhole = (value: unknown, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= max;

function isFileUri(text: string): boolean {
  // A document may use paths relative to its own directory; a request has no directory.
  if (!/^file:\/\/\/(?!\.{1,2}(?:\/|$))/.test(text)) return false;
  try {
    return fileURLToPath(text) !== '';
  } catch {
    return false;
  }
}

const namesOf = (languages: ReadonlySet<string>): string =>
  [...languages].map((language) => `"${language}"`).join(', ') || 'no language: none can run here';

const describeValue = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 80);
