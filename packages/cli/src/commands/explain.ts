import { findSimilar } from '@naftiko/engine';
import { coveredRules } from '@naftiko/runtime/lint';
import { exitCode, type ExitCode } from '../exit-code.js';
import { codeGroups } from '../explain/code-groups.js';
import { listCodes } from '../explain/list-codes.js';
import { readPage } from '../explain/read-page.js';
import { renderPage } from '../explain/render-page.js';
import { toPrintable } from '../printable.js';
import { paintOf, printLines, reportProblems, type Shell } from '../shell.js';

/** Columns of a line of prose, at most: longer lines are hard to read. */
const widestLine = 100;
/** Columns of a line where the output is not a terminal. */
const pipeWidth = 80;

/** Prints the page of a code, or the list of all codes. */
export async function explainCode(given: string | undefined, shell: Shell): Promise<ExitCode> {
  const { output } = shell;
  const paint = paintOf(output, shell);
  if (given === undefined) {
    printLines(output, ...listCodes(codeGroups, paint));
    return exitCode.success;
  }
  const name = given.trim().toLowerCase();
  const codes = codeGroups.flatMap((group) => group.codes.map(({ code }) => code));
  if (codes.includes(name)) {
    const width = Math.min(output.columns ?? pipeWidth, widestLine);
    output.write(renderPage(await readPage(name), { paint, width }));
    return exitCode.success;
  }
  const covering = coveredRules.find(({ rule }) => rule === name)?.diagnostics;
  if (covering !== undefined) {
    const listed = covering.map((code) => `"${code}"`).join(' or ');
    printLines(
      output,
      `"validate" and "run" report what the rule "${name}" finds as ${listed}. See: naftiko explain ${covering[0]!}`,
    );
    return exitCode.success;
  }
  const plugin = /^([^/]+)\/./.exec(given)?.[1];
  if (plugin !== undefined) {
    printLines(
      output,
      toPrintable(`"${given}" can only be a code of a plug-in "${plugin}", whose documentation explains it.`),
    );
    return exitCode.success;
  }
  const similar = findSimilar(name, codes);
  const advice =
    similar === undefined ? '"naftiko explain" without a code lists all of them.' : `Did you mean "${similar}"?`;
  reportProblems(shell, toPrintable(`No code is called "${given}". ${advice}`));
  return exitCode.usage;
}
