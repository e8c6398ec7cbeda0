/**
 * Changes documents, MCP messages, REST requests and answers of upstreams at random, and reports what this program did
 * wrong: a defect, an uncaught error, an answer that never came, a second of processor time.
 *
 *     npm run fuzz -- --documents 15000 --messages 10000 --requests 5000 --answers 5000 --seed 1
 *     npm run fuzz -- --seed 1 --only documents:417
 *
 * A case depends on the seed, its kind and its number alone, so that the second form replays one.
 */
import { parseArgs } from 'node:util';
import { openAnswers } from './answers.js';
import { openDocuments } from './documents.js';
import { openMessages } from './messages.js';
import { Observed } from './observed.js';
import { Random } from './random.js';
import { openRequests } from './requests.js';

const kinds = { documents: openDocuments, messages: openMessages, requests: openRequests, answers: openAnswers };
const number = (fallback) => ({ type: 'string', default: `${fallback}` });
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    documents: number(15_000),
    messages: number(10_000),
    requests: number(5_000),
    answers: number(5_000),
    minutes: number(60),
    // Missing folders are left out: the last one is a collection that may stand beside this checkout.
    sources: { type: 'string', default: 'examples,test/conformance,../shared/catalog' },
    only: { type: 'string' },
  },
});
const { seed, only } = values;
const deadline = Date.now() + Number(values.minutes) * 60_000;

console.log(`seed ${seed}`);
const [onlyKind, onlyIndex] = only?.split(':') ?? [];
let failed = false;
for (const [kind, open] of Object.entries(kinds)) {
  if (only !== undefined && kind !== onlyKind) continue;
  const observed = new Observed();
  const first = Number(onlyIndex ?? 0);
  const last = onlyIndex === undefined ? Number(values[kind]) : first + 1;
  if (last > first) failed = (await runKind(kind, open, observed, first, last)) || failed;
  await observed.close();
}
process.exitCode = failed ? 1 : 0;

async function openCases(open, observed) {
  try {
    return await open(observed, { folders: values.sources.split(',') });
  } catch (cause) {
    // An error here is one of this script.
    console.error(cause);
    process.exit(2);
  }
}

/** Prints one line of the table, and every finding; returns whether there were any. */
async function runKind(kind, open, observed, first, last) {
  const cases = await openCases(open, observed);
  const findings = [];
  let done = 0;
  for (let index = first; index < last && Date.now() < deadline; index += 1) {
    const name = `${kind}:${index}`;
    observed.begin(name);
    const input = await cases.run(new Random(seed, kind, index));
    findings.push(...observed.end());
    done += 1;
    if (only !== undefined) console.log(input);
  }
  observed.begin(`${kind}: the end`);
  await cases.close();
  findings.push(...observed.end());
  const { name, ms } = observed.slowest;
  console.log(
    `${kind.padEnd(10)} ${`${done}`.padStart(6)} cases  ${`${findings.length}`.padStart(4)} defects   slowest ${Math.round(ms)} ms (${name})`,
  );
  const seen = new Map();
  for (const finding of findings) {
    const key = `${finding.kind} ${finding.detail.split('\n').slice(0, 2).join(' ')}`;
    if (!seen.has(key)) seen.set(key, { ...finding, times: 0 });
    seen.get(key).times += 1;
  }
  for (const { name: at, kind: what, detail, times } of seen.values()) {
    console.log(`  ${what} (${times}): ${detail.slice(0, 900)}\n  replay: npm run fuzz -- --seed ${seed} --only ${at}`);
  }
  return findings.length > 0;
}
