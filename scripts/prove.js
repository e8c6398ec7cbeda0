// Runs the tests of what is served without the fast paths, for `npm run prove`; arguments name other tests. With the
// fast paths, `npm test` runs them. The vectors of execution compare both ways byte for byte in every run.
import { spawn } from 'node:child_process';

const npm = process.env['npm_execpath'];
if (npm === undefined) throw new Error('Run it with: npm run prove');

const served = [
  'test/vectors',
  'test/catalog',
  'test/conformance',
  'test/attack',
  'test/telemetry',
  'test/e2e',
  'packages/adapters/src/consume-http',
  'packages/adapters/src/expose-rest',
  'packages/engine/src',
  'packages/runtime/src',
];
const given = process.argv.slice(2);
const child = spawn(process.execPath, [npm, 'run', 'test:only', '--', ...(given.length > 0 ? given : served)], {
  stdio: 'inherit',
  env: { ...process.env, NAFTIKO_FAST_PATHS: 'off' },
});
child.once('close', (code) => (process.exitCode = code ?? 1));
