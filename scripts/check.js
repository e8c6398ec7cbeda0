// The second half of `npm test`: types, lint and style beside the tests, which get the arguments. Fails when either does.
import { spawn } from 'node:child_process';

const npm = process.env['npm_execpath'];
if (npm === undefined) throw new Error('Run it with: npm test');

/** Runs a script of package.json; resolves with its exit code. */
const run = (args, stdio) => {
  const child = spawn(process.execPath, [npm, 'run', ...args], { stdio });
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  return { child, ended };
};

/** The same; what it prints comes when the tests are done, so that the two do not mix. */
const runQuietly = async (...args) => {
  const { child, ended } = run(args, ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { code: await ended, output };
};

const style = runQuietly('build').then(async (build) => {
  if (build.code !== 0) return build;
  const lint = await runQuietly('lint');
  return { code: lint.code, output: build.output + lint.output };
});
const tests = await run(['test:only', '--', ...process.argv.slice(2)], 'inherit').ended;
const { code, output } = await style;
process.stdout.write(`${output}\n${code === 0 ? 'Types and lint are fine.' : 'Types or lint FAILED, see above.'}\n`);
process.exitCode = tests === 0 ? code : tests;
