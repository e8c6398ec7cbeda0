// Rewrites the generated parts of docs/diagnostics: heads, outputs of the examples, the index. The build has to be fresh.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { codeGroups } from '../../packages/cli/dist/explain/code-groups.js';
import {
  exampleOf,
  headOf,
  indexOf,
  isShownWith,
  reasonWithoutExample,
  shownOf,
  withHead,
  withOutput,
} from './code-pages.js';
import { ExampleRunner } from './example-runner.js';

const folder = 'docs/diagnostics';

export async function refreshCodePages() {
  const runner = new ExampleRunner();
  for (const group of codeGroups) {
    for (const listed of group.codes) {
      const file = `${folder}/${listed.code}.md`;
      const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
      const page = withHead(written, headOf(group, listed));
      const hasExample = written !== '' && reasonWithoutExample(page) === undefined;
      writeFileSync(file, hasExample ? await withFreshOutput(page, listed.code, group.lint === true, runner) : page);
    }
  }
  await runner.close();
  writeFileSync(`${folder}/README.md`, indexOf(codeGroups));
}

/** @type {(page: string, code: string, isLint: boolean, runner: ExampleRunner) => Promise<string>} */
async function withFreshOutput(page, code, isLint, runner) {
  const example = exampleOf(page);
  const outcome = await runner.run(example, isLint ? [] : ['--no-lint']);
  return withOutput(page, shownOf(example, outcome, isShownWith(code, codeGroups)));
}
