/**
 * Measures the product beside its peers: `npm run bench`, or `npm run bench -- <measurement>`, after `npm run bundle` and
 * `npm ci --prefix test/bench`. docs/performance.md says what is measured and shows the committed results.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeMachine } from './harness/machine.js';
import { openLoad } from './harness/open-load.js';
import { cores, pinSelf } from './harness/pinned.js';
import { writeReport } from './harness/report.js';
import { settingsOf } from './harness/settings.js';
import { arePeersInstalled, startUpstream } from './harness/start-peer.js';
import { stopPrograms } from './harness/start-program.js';
import { extraMeasurements, measurements } from './measurements/measurements.js';
import { recordResults } from './page/results.js';
import { writePage } from './page/write-page.js';

const { values: options, positionals } = readArguments({
  /** Writes the results to a file. */
  json: { type: 'string' },
  /** Writes the results to test/bench/results, and docs/performance.md from them. */
  record: { type: 'boolean', default: false },
  rounds: { type: 'string' },
  /** The seconds of one sample. */
  seconds: { type: 'string' },
  quick: { type: 'boolean', default: false },
  /** Another Node. npm replaces the variable NODE, which counts only without npm. */
  node: { type: 'string' },
});
const all = { ...measurements, ...extraMeasurements };
const unknown = positionals.find((name) => name !== 'page' && !Object.hasOwn(all, name));

if (unknown !== undefined)
  fail(`There is no measurement "${unknown}". There is: ${Object.keys(all).join(', ')}, page.`);
else if (positionals.includes('page')) writePage();
else if (!arePeersInstalled()) fail('The peers are not installed: npm ci --prefix test/bench');
else await measure(positionals.length === 0 ? Object.keys(measurements) : positionals);

function readArguments(known) {
  try {
    return parseArgs({ allowPositionals: true, options: known });
  } catch (error) {
    console.error(
      `${error.message}\nThere is: ${Object.keys(known)
        .map((name) => `--${name}`)
        .join(', ')}.`,
    );
    process.exit(2);
  }
}

async function measure(names) {
  pinSelf(cores.load);
  // Programs that were started do not outlive a run that is interrupted.
  process
    .once('exit', stopPrograms)
    .once('SIGINT', () => process.exit(130))
    .once('SIGTERM', () => process.exit(143));
  const own = process.env.npm_node_execpath === undefined ? process.env.NODE : undefined;
  const node = options.node ?? own ?? process.execPath;
  const load = openLoad();
  const about = describeMachine(node);
  const measured = {};
  try {
    const upstream = (await startUpstream()).ready.url;
    for (const name of names) {
      const measureOne = await all[name]();
      try {
        const results = await measureOne({ settings: settingsOf(options), load, upstream, node });
        measured[name] = { ...about, results };
        console.log(writeReport(name, results));
        if (options.record) recordResults(/\d+/.exec(about.node)[0], { [name]: measured[name] });
      } catch (error) {
        // The others are measured nevertheless.
        fail(`${name} cannot be measured: ${error.message}`);
      }
    }
  } finally {
    load.close();
    stopPrograms();
  }
  console.log(Object.values(about).join('; '));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(measured, undefined, 1)}\n`);
  if (options.record) writePage();
}

function fail(message) {
  console.error(message);
  process.exitCode = 2;
}
