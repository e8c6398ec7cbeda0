import { availableParallelism } from 'node:os';
import type { RawRunOptions } from '../command-line/run-command.js';
import { given, usageError, type Given } from './given.js';

/** More processes than that are a mistake on any machine. */
export const mostWorkers = 256;

/** A number of worker processes; `auto` is one for each processor. `undefined`: the text is neither. */
export function parseWorkers(text: string): number | undefined {
  if (text === 'auto') return availableParallelism();
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= mostWorkers ? count : undefined;
}

/** Reads the number of processes that serve; reports what only one process can read. */
export function readWorkers(
  { workers = '1', stdio }: Pick<RawRunOptions, 'workers' | 'stdio'>,
  paths: readonly string[],
): Given<number> {
  const count = parseWorkers(workers);
  if (count === undefined) {
    return usageError(`--workers takes a whole number from 1 to ${mostWorkers}, or "auto"; "${workers}" is neither.`);
  }
  if (count === 1) return given(count);
  if (stdio !== undefined) return refuseInput(`--stdio ${stdio} serves`);
  return paths.includes('-') ? refuseInput('The document "-" is read from') : given(count);
}

/** The problem of a run with several processes that needs standard input. */
export const refuseInput = (what: string): Given<never> =>
  usageError(`${what} standard input, which only one process can read. Set --workers 1.`);
