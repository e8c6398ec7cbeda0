'use strict';

const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const bundle = path.join(root, 'dist/naftiko.cjs');

/**
 * Runs one command line. The package has a bundle only. A checkout has the built packages too, and a bundle that is
 * older than these is not used.
 *
 * @type {(argv: readonly string[]) => Promise<void>}
 */
exports.start = async (argv) => {
  if (!isBundleCurrent()) {
    const { main } = await import('../packages/cli/dist/main.js');
    process.exitCode = await main(argv);
    return;
  }
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
    process.stdout.write(fs.readFileSync(path.join(root, 'dist/version.txt')));
    return;
  }
  const { main } = require('./code-cache.js').loadBundle(path.dirname(bundle), nameOf(argv));
  process.exitCode = await main(argv);
};

/** Whether the bundle is at least as new as the built packages. */
function isBundleCurrent() {
  const packages = path.join(root, 'packages');
  if (!fs.existsSync(packages)) return true;
  const bundled = builtAt(bundle);
  const builds = fs.readdirSync(packages).map((name) => builtAt(path.join(packages, name, 'dist/.tsbuildinfo')));
  return bundled > 0 && builds.every((built) => built <= bundled);
}

/** The time of a build in milliseconds; 0 if there is none. */
const builtAt = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The name of the command: each one uses other parts of the bundle. */
const nameOf = ([first = '']) => (/^[a-z][a-z-]{1,15}$/.test(first) ? first : 'other');

exports.isBundleCurrent = isBundleCurrent;
