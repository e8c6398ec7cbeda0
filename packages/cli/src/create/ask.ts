import { createInterface, type Interface } from 'node:readline/promises';
import type { Shell } from '../shell.js';
import { questions, type RawAnswers } from './answers.js';

/** The answers of a user, or the reason why there are none: Ctrl-C, or the end of the input. */
export type Asked =
  | { readonly ok: true; readonly answers: RawAnswers }
  | { readonly ok: false; readonly reason: 'interrupted' | 'ended' };

/**
 * Asks on the terminal for what the options do not say. After an invalid answer the question is repeated. Questions are
 * written to standard error, because standard output is for results.
 */
export async function ask(raw: RawAnswers, { input, errors }: Shell): Promise<Asked> {
  const terminal = createInterface({ input, output: errors });
  const interruption = new AbortController();
  terminal.on('SIGINT', () => interruption.abort());
  const end = new AbortController();
  terminal.on('close', () => end.abort());
  const signal = AbortSignal.any([interruption.signal, end.signal]);
  const answers: { -readonly [Key in keyof RawAnswers]: string | undefined } = { ...raw };
  try {
    for (const { key, subject, fallback, findProblem } of questions) {
      if (raw[key] !== undefined) continue;
      const question = `${subject[0]?.toUpperCase()}${subject.slice(1)}${fallback === undefined ? '' : ` [${fallback}]`}: `;
      answers[key] = await askUntilValid(terminal, { question, fallback, findProblem, signal, errors });
    }
    return { ok: true, answers };
  } catch (cause) {
    if (!signal.aborted) throw cause;
    // Ends the line with the open question.
    errors.write('\n');
    return { ok: false, reason: interruption.signal.aborted ? 'interrupted' : 'ended' };
  } finally {
    terminal.close();
  }
}

interface QuestionContext {
  readonly question: string;
  readonly fallback: string | undefined;
  readonly findProblem: (answer: string) => string | undefined;
  readonly signal: AbortSignal;
  readonly errors: NodeJS.WritableStream;
}

/** Repeats a question until the answer is valid. */
async function askUntilValid(
  terminal: Interface,
  { question, fallback, findProblem, signal, errors }: QuestionContext,
): Promise<string> {
  for (;;) {
    const line = (await terminal.question(question, { signal })).trim();
    const answer = line === '' ? fallback : line;
    const problem = answer === undefined ? 'This question has no default; an answer is required.' : findProblem(answer);
    if (answer !== undefined && problem === undefined) return answer;
    errors.write(`  ${problem ?? ''}\n`);
  }
}
