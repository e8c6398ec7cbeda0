/**
 * Measures the product beside its peers: `npm run bench`, or `npm run bench -- <measurement>`, after `npm run bundle` and
 * `npm ci --prefix test/bench`. docs/performance.md says how to read the results.
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const all = { ...measurements, ...extraMeasurements };
const unknown = positionals.filter((name) => !Object.hasOwn(all, name));

if (unknown.length > 0) fail(`There is no measurement "${unknown[0]}". There is: ${Object.keys(all).join(', ')}.`);
else if (!arePeersInstalled()) fail('The peers are not installed: npm ci --prefix test/bench');
else await measure(positionals.length === 0 ? Object.keys(measurements) : positionals);

async function measure(names) {
  pinSelf(cores.load);
  const node = process.env.NODE ?? process.execPath;
  const load = openLoad();
  const about = describeMachine(node);
  const results = {};
  try {
    const upstream = (await startUpstream()).ready.url;
    for (const name of names) {
      const measureOne = await all[name]();
      results[name] = await measureOne({ settings: settingsOf(values), load, upstream, node });
      console.log(writeReport(name, results[name]));
    }
  } finally {
    load.close();
    stopPrograms();
  }
  console.log(Object.values(about).join('; '));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...about, results }, undefined, 2)}\n`);
}

function fail(message) {
  console.error(message);
  process.exitCode = 2;
}
