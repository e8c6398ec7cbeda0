import path from 'node:path';
import type { RawCreateOptions } from '../command-line/create-command.js';
import { findAnswerProblems, readAnswers, type Answers, type RawAnswers } from '../create/answers.js';
import { ask } from '../create/ask.js';
import { documentNameOf, makeFiles } from '../create/make-files.js';
import { templates } from '../create/templates.js';
import { credentialVariableOf } from '../create/write-document.js';
import { writeFiles, type WrittenFiles } from '../create/write-files.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { quoteWord } from '../shell-quoting.js';
import { paintOf, printLines, reportProblems, type Shell } from '../shell.js';

/** Writes a new capability with the files around it, and prints the commands that come next. */
export async function createCapability(options: RawCreateOptions, shell: Shell): Promise<ExitCode> {
  const { name, baseUri, port, template, auth, output, force } = options;
  const given: RawAnswers = { name, baseUri, port, template, auth };
  const canAsk = shell.input.isTTY && shell.errors.isTTY;
  const problems = findAnswerProblems(given, { canAsk });
  if (problems.length > 0) return reportMisuse(shell, ...problems);
  const asked = canAsk ? await ask(given, shell) : ({ ok: true, answers: given } as const);
  if (!asked.ok) {
    if (asked.reason === 'interrupted') return exitCode.interrupted;
    return reportMisuse(shell, 'The input ended before the last question; nothing is written.');
  }
  const answers = readAnswers(asked.answers);
  const result = await writeFiles(await makeFiles(answers), path.resolve(shell.workingDirectory, output), { force });
  if (!result.ok) return reportMisuse(shell, ...result.problems);
  printLines(shell.output, ...describeFiles(result.value, output, shell), '', ...listNextCommands(answers, output));
  return exitCode.success;
}

function reportMisuse(shell: Shell, ...problems: readonly string[]): ExitCode {
  reportProblems(shell, ...problems);
  return exitCode.usage;
}

function describeFiles({ written, extended, kept }: WrittenFiles, output: string, shell: Shell): readonly string[] {
  const paint = paintOf(shell.output, shell);
  return [
    ...written.map((name) => `${paint.green('created')} ${path.join(output, name)}`),
    ...extended.map((name) => `${paint.green('added')}   to ${path.join(output, name)} what it lacked`),
    ...kept.map((name) => `${paint.yellow('kept')}    ${path.join(output, name)}, which exists`),
  ];
}

/** The commands that check, serve and call the document; with `--mock` they need neither the API nor its credential. */
function listNextCommands(answers: Answers, output: string): readonly string[] {
  const file = quoteWord(path.join(output, documentNameOf(answers)));
  const call = templates[answers.template].call.map(quoteWord).join(' ');
  return [
    'Next:',
    `  naftiko validate ${file} --strict`,
    `  naftiko run ${file} --mock`,
    `  naftiko call ${file} ${call} --mock`,
    ...(answers.authentication === 'none'
      ? []
      : [
          '',
          `Without --mock it needs ${credentialVariableOf(answers)}: in the environment, or in a file that --env-file names.`,
        ]),
  ];
}
