import type { RawControlOptions } from '../command-line/control-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { reportProblems, type Shell } from '../shell.js';
import { ask, type ControlAnswer } from './ask.js';
import { explain, type EnablingField } from './explain.js';
import { findTarget, type ControlTarget } from './target.js';

/** A request of a command to the control adapter. */
export interface ControlRequest {
  readonly path: string;
  readonly body?: object;
  /** The field of the document that enables the route. */
  readonly enabledBy: EnablingField;
  /** Expected statuses besides 200. */
  readonly answers?: readonly number[];
}

/** An answer of any expected status. */
export type Answered = Extract<ControlAnswer, { readonly ok: true }>;

/** Prints an answer, which is JSON or Prometheus text, and returns the exit code. */
export type Show = (answer: Answered, target: ControlTarget) => ExitCode | Promise<ExitCode>;

/** Finds the control adapter, sends one request, and explains any failure. */
export async function askAndShow(
  raw: RawControlOptions,
  request: ControlRequest,
  shell: Shell,
  show: Show,
): Promise<ExitCode> {
  const target = await findTarget(raw, shell);
  if (!target.ok) {
    reportProblems(shell, ...target.problems);
    return exitCode.usage;
  }
  return askTarget(target.value, request, shell, show);
}

export async function askTarget(
  target: ControlTarget,
  { path, body, enabledBy, answers = [] }: ControlRequest,
  shell: Shell,
  show: Show,
): Promise<ExitCode> {
  const answer = await ask(target, { path, ...(body === undefined ? {} : { method: 'PUT', body }) });
  if (answer.ok && (answer.status === 200 || answers.includes(answer.status))) return show(answer, target);
  explain(answer, target, enabledBy, shell);
  return exitCode.errors;
}

/**
 * Checks that an answer is JSON, and returns whether it is. Any other answer is reported as a problem: it comes from a
 * server that is not a control adapter.
 */
export function checkIsJson({ data }: Answered, { url }: ControlTarget, shell: Shell): boolean {
  if (typeof data === 'object' && data !== null) return true;
  reportProblems(shell, `The answer of ${url} is not that of a control adapter.`);
  return false;
}
