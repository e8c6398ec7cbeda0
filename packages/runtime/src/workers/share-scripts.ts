import type { GovernanceValues, ScriptHost, ScriptStats } from '@naftiko/engine';
import type { Peers } from './peers.js';
import { documentTopicsOf } from './topics.js';

/** The scripts of a document in all processes that serve it: limits apply everywhere, counts are added up. */
export interface ScriptControl extends Pick<ScriptHost, 'governance' | 'languages'> {
  govern(governance: GovernanceValues): Promise<void>;
  readStats(): Promise<ScriptStats>;
}

/** `peers` is `undefined` for a process that serves alone. */
export const openScriptControl = (own: ScriptHost, file: string, peers: Peers | undefined): ScriptControl => ({
  governance: own.governance,
  languages: own.languages,
  async govern(governance) {
    own.govern(governance);
    await peers?.keep(documentTopicsOf(file).governance, file, governance);
  },
  async readStats() {
    const others = (await peers?.ask(documentTopicsOf(file).scriptStats, undefined)) ?? [];
    return others.reduce(addStats, own.stats);
  },
});

/** Applies the limits that other processes set, and answers their questions. Returns the function that ends it. */
export function answerScripts(scripts: () => ScriptHost, file: string, peers: Peers): () => void {
  const topics = documentTopicsOf(file);
  const ends = [
    peers.answer(topics.governance, ({ value }) => value && scripts().govern(value)),
    peers.answer(topics.scriptStats, () => scripts().stats),
  ];
  return () => ends.forEach((end) => end());
}

function addStats(one: ScriptStats, other: ScriptStats): ScriptStats {
  const executions = one.executions + other.executions;
  const durationMs = one.executions * one.averageDurationMs + other.executions * other.averageDurationMs;
  const [first, second] = [one.lastExecutionAt, other.lastExecutionAt];
  return {
    executions,
    errors: one.errors + other.errors,
    averageDurationMs: executions === 0 ? 0 : durationMs / executions,
    lastExecutionAt: first === undefined || (second !== undefined && second > first) ? second : first,
  };
}
