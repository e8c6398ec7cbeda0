import { fileURLToPath } from 'node:url';
import type { GovernanceValues, ScriptHost } from '@naftiko/engine';
import type { RuntimeServices } from '@naftiko/runtime';
import type { ScriptingGovernance } from '@naftiko/spec';
import { answerJson, answerRefusal } from './answer.js';
import type { ControlRoute } from './control-route.js';
import { readObject } from './request-body.js';

/**
 * The routes for the limits of scripts and the counts of their runs. Changes last until the process ends. Source: 04,
 * c.10.
 */
export const planScriptingRoutes = (document: ScriptingGovernance): readonly ControlRoute[] => [
  { method: 'GET', path: '/scripting', serve: ({ services }) => answerJson(200, describe(services.control.scripts)) },
  {
    method: 'PUT',
    path: '/scripting',
    async serve(call) {
      const read = await readObject(call);
      if (!read.ok) return read.answer;
      const { scripts } = call.services.control;
      const governed = readGovernance(read.object, scripts, document);
      if (typeof governed === 'string') return answerRefusal(400, governed);
      const outside = await findOutside(read.object['defaultLocation'], call.services);
      if (outside !== undefined) return answerRefusal(400, outside);
      scripts.govern(governed);
      call.services.log.info('scripting changed', { members: Object.keys(read.object).filter(isMember) });
      return answerJson(200, describe(scripts));
    },
  },
];

function describe({ governance, stats }: ScriptHost): object {
  const { enabled, defaultLocation, defaultLanguage, timeoutMs, statementLimit, allowedLanguages } = governance;
  return {
    enabled,
    defaultLocation,
    defaultLanguage,
    timeout: timeoutMs,
    statementLimit,
    allowedLanguages: allowedLanguages.length === 0 ? undefined : allowedLanguages,
    stats: {
      totalExecutions: stats.executions,
      totalErrors: stats.errors,
      averageDurationMs: Math.round(stats.averageDurationMs * 100) / 100,
      lastExecutionAt: stats.lastExecutionAt?.toISOString(),
    },
  };
}

type Given = Readonly<Record<string, unknown>>;

/** Replaces members of the governance. Returns a message when a given member is invalid. */
function readGovernance(given: Given, scripts: ScriptHost, document: ScriptingGovernance): GovernanceValues | string {
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

const longestTimeoutMs = 600_000;
const highestStatementLimit = 1_000_000_000;

const members = {
  enabled: (value) =>
    typeof value === 'boolean' || value === null
      ? { enabled: value ?? undefined }
      : '"enabled" takes true, false, or null for the setting of the environment (NAFTIKO_SCRIPTING).',
  timeout: (value) =>
    isWhole(value, longestTimeoutMs)
      ? { timeoutMs: value }
      : `"timeout" takes a whole number of milliseconds from 1 to ${longestTimeoutMs}.`,
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

const isMember = (name: string): name is keyof typeof members => Object.hasOwn(members, name);

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

/** The reason why scripts must not be read from a directory: only the operator can allow further directories. */
async function findOutside(location: unknown, { files }: RuntimeServices): Promise<string | undefined> {
  if (typeof location !== 'string') return undefined;
  const found = await files.findFolder(fileURLToPath(location));
  return found.ok || found.refusal.kind !== 'outside'
    ? undefined
    : '"defaultLocation" is outside of the folder of the document; the option --allow-outside allows more folders.';
}

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
