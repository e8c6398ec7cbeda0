import type { GovernanceValues, ScriptHost } from '@naftiko/engine';
import type { ControlDesk } from '@naftiko/runtime';
import type { Json, JsonObject } from '@naftiko/spec';
import { json, refusal, type ControlAnswer } from './answer.js';
import { isAnswer, readObject, type Asked } from './asked.js';

/** What scripts may do, and what became of them. Source: specification 04, c.10. */
export function scripting({ scripts: { governance, stats } }: ControlDesk): ControlAnswer {
  const { enabled, defaultLocation, defaultLanguage, timeoutMs, statementLimit, allowedLanguages } = governance;
  return json(200, {
    enabled,
    defaultLocation,
    defaultLanguage,
    timeout: timeoutMs,
    statementLimit,
    ...(allowedLanguages.length === 0 ? {} : { allowedLanguages }),
    stats: {
      totalExecutions: stats.executions,
      totalErrors: stats.errors,
      averageDurationMs: Math.round(stats.averageDurationMs * 100) / 100,
      lastExecutionAt: stats.lastExecutionAt?.toISOString(),
    },
  });
}

/** Changes what scripts may do from their next run on: everything that is asked for, or nothing. */
export async function changeScripting(
  desk: ControlDesk,
  asked: Asked,
  documented: readonly string[],
): Promise<ControlAnswer> {
  const body = await readObject(asked);
  if (isAnswer(body)) return body;
  const { scripts } = desk;
  const read = readChanges(body, languagesOf(scripts, documented));
  if (typeof read === 'string') return refusal(400, read);
  scripts.govern({ ...scripts.governance, ...read });
  return scripting(desk);
}

/** Languages that run here, and those that the document names: they were accepted once. */
const languagesOf = ({ languages, governance }: ScriptHost, documented: readonly string[]): ReadonlySet<string> =>
  new Set([...languages, ...documented, ...governance.allowedLanguages]);

const longestTimeoutMs = 600_000;
const highestStatementLimit = 1_000_000_000;

type Changes = Partial<{ -readonly [Key in keyof GovernanceValues]: GovernanceValues[Key] }>;

/** Everything a body asks for, or what is wrong with it. Members that mean nothing are passed over. */
function readChanges(body: JsonObject, languages: ReadonlySet<string>): Changes | string {
  const changes: Changes = {};
  for (const [key, read] of Object.entries(readers)) {
    if (!Object.hasOwn(body, key)) continue;
    const problem = read(body[key] ?? null, changes, languages);
    if (problem !== undefined) return problem;
  }
  return changes;
}

type Read = (value: Json, changes: Changes, languages: ReadonlySet<string>) => string | undefined;

const readers: Readonly<Record<string, Read>> = {
  enabled(value, changes) {
    if (value !== null && typeof value !== 'boolean')
      return '"enabled" is true, false, or null: as the environment says.';
    changes.enabled = value ?? undefined;
    return undefined;
  },
  timeout(value, changes) {
    if (!isWithin(value, longestTimeoutMs)) return `"timeout" is a whole number of ms, 1 to ${longestTimeoutMs}.`;
    changes.timeoutMs = value;
    return undefined;
  },
  statementLimit(value, changes) {
    if (!isWithin(value, highestStatementLimit)) {
      return `"statementLimit" is a whole number, 1 to ${highestStatementLimit}.`;
    }
    changes.statementLimit = value;
    return undefined;
  },
  defaultLocation(value, changes) {
    if (typeof value !== 'string' || !/^file:\/\/\/[^/]/.test(value) || !URL.canParse(value)) {
      return '"defaultLocation" is an absolute file: URI, such as file:///srv/steps.';
    }
    changes.defaultLocation = value;
    return undefined;
  },
  defaultLanguage(value, changes, languages) {
    const language = languageOf(value, languages);
    if (language === undefined) return unknownLanguage('defaultLanguage', value, languages);
    changes.defaultLanguage = language;
    return undefined;
  },
  allowedLanguages(value, changes, languages) {
    if (!Array.isArray(value)) return '"allowedLanguages" is a list of languages; an empty one allows all.';
    const allowed: string[] = [];
    for (const one of value as readonly Json[]) {
      const language = languageOf(one, languages);
      if (language === undefined) return unknownLanguage('allowedLanguages', one, languages);
      allowed.push(language);
    }
    changes.allowedLanguages = allowed;
    return undefined;
  },
};

const isWithin = (value: Json, highest: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= highest;

function languageOf(value: Json, languages: ReadonlySet<string>): string | undefined {
  const language = typeof value === 'string' ? value.toLowerCase() : undefined;
  return language !== undefined && languages.has(language) ? language : undefined;
}

const unknownLanguage = (member: string, value: Json, languages: ReadonlySet<string>): string =>
  `"${member}": ${JSON.stringify(value)} does not run here. There is: ${[...languages].join(', ')}.`;
