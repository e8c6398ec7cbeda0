import { fileURLToPath } from 'node:url';
import type { ControlService, RuntimeServices } from '@naftiko/runtime';
import type { ScriptingGovernance } from '@naftiko/spec';
import { answerJson, answerError } from './answer.js';
import type { ControlRoute } from './control-route.js';
import { isMember, readGovernance } from './governance-changes.js';
import { readObject } from './request-body.js';

/**
 * The routes for the limits of scripts and the counts of their runs. Changes last until the process ends. Source: 04,
 * c.10.
 */
export const planScriptingRoutes = (document: ScriptingGovernance): readonly ControlRoute[] => [
  {
    method: 'GET',
    path: '/scripting',
    serve: async ({ services }) => answerJson(200, await describe(services.control)),
  },
  {
    method: 'PUT',
    path: '/scripting',
    async serve(call) {
      const read = await readObject(call);
      if (!read.ok) return read.answer;
      const { scripts } = call.services.control;
      const governed = readGovernance(read.object, scripts, document);
      if (typeof governed === 'string') return answerError(400, governed);
      const outside = await findOutside(read.object['defaultLocation'], call.services);
      if (outside !== undefined) return answerError(400, outside);
      await scripts.govern(governed);
      call.services.log.info('scripting changed', { members: Object.keys(read.object).filter(isMember) });
      return answerJson(200, await describe(call.services.control));
    },
  },
];

async function describe({ scripts }: ControlService): Promise<object> {
  const { governance } = scripts;
  const stats = await scripts.readStats();
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

/** The reason why scripts must not be read from a directory: only the operator can allow further directories. */
async function findOutside(location: unknown, { files }: RuntimeServices): Promise<string | undefined> {
  if (typeof location !== 'string') return undefined;
  const found = await files.findFolder(fileURLToPath(location));
  return found.ok || found.refusal.kind !== 'outside'
    ? undefined
    : '"defaultLocation" is outside of the folder of the document; --allow-outside <folder>, or run.allowFolders in the configuration file, allows others.';
}
