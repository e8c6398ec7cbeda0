import { execFileSync } from 'node:child_process';
import { readResults } from '../page/results.js';
import { measureMcp } from './mcp.js';
import { measureRest } from './rest.js';

const mayLose = 0.1;

/**
 * Measures goals 1 to 6 again, and says which ratios are more than a tenth below the committed ones of this line of Node. The
 * exit code is 1 then: for people and for the release checklist, no test depends on it.
 */
export async function checkAgainstResults(bench) {
  const [major] = execFileSync(bench.node, ['--version'], { encoding: 'utf8' }).slice(1).split('.');
  const { rest, mcp } = readResults(major);
  if (rest === undefined || mcp === undefined) throw new Error(`There are no committed results of Node ${major}.`);
  const committed = [...rest.results, ...mcp.results].flatMap(({ comparisons }) => comparisons);
  const measured = [...(await measureRest(bench)), ...(await measureMcp(bench))];
  for (const { comparisons } of measured) {
    for (const one of comparisons.filter(({ goal }) => goal !== undefined)) {
      const before = committed.find(({ work, own, peer }) => work === one.work && own === one.own && peer === one.peer);
      if (before !== undefined) reportLoss(one, decidingRatio(before), decidingRatio(one));
    }
  }
  return measured;
}

const decidingRatio = ({ ratios }) => Object.values(ratios)[0].median;

function reportLoss({ goal, work, own, peer }, before, now) {
  if (now >= before * (1 - mayLose)) return;
  const lost = Math.round((1 - now / before) * 100);
  console.log(`Goal ${goal}, ${work}: ${own} : ${peer} lost ${lost} %, from ${before} to ${now}.`);
  process.exitCode = 1;
}
