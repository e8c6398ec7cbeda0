import { describeSpread, describeWanted, isReached, seriesRows, tableOf } from '../harness/report.js';
import { goals } from './goals.js';
import { plot } from './plot.js';
import { majors, readResults } from './results.js';

/** The page with new measured parts; each stands between a comment with its name, as `<!-- goals -->`, and its end. */
export const refreshPage = (page) =>
  Object.entries({ goals: writeGoals(), growth: writeGrowth(), gateway: writeGateway() }).reduce(
    (text, [part, content]) => fill(text, part, content),
    page,
  );

/** The plots of the page, by the name of their file. */
export const drawPlots = () =>
  Object.fromEntries(growthOf('20').map(({ work, series }) => [fileOf(work), plot({ title: work, ...series })]));

function fill(page, part, content) {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  return page.slice(0, page.indexOf(begin) + begin.length) + `\n\n${content}\n\n` + page.slice(page.indexOf(end));
}

function writeGoals() {
  const all = Object.fromEntries(majors.map((major) => [major, comparisonsOf(major)]));
  const parts = Object.entries(goals).flatMap(([goal, text]) => {
    const rows = all['20'].filter((one) => String(one.goal) === goal).map((one) => rowOf(one, all));
    return rows.length === 0 ? [] : [`### ${goal}. ${text}`, tableOf(rows)];
  });
  return [...parts, ...majors.map(describeOrigin)].join('\n\n');
}

const comparisonsOf = (major) =>
  Object.entries(readResults(major)).flatMap(([name, { results }]) =>
    results.flatMap(({ comparisons = [] }) => comparisons.map((one) => ({ ...one, name }))),
  );

function rowOf({ name, work, own, peer, wanted }, all) {
  const cells = majors.map((major) => {
    const one = all[major].find((each) => each.work === work && each.own === own && each.peer === peer);
    return [`Node ${major}`, one === undefined ? '' : cellOf(one)];
  });
  const unit = Object.keys(all['20'].find((each) => each.work === work && each.own === own).ratios)[0];
  return {
    work,
    ratio: `${own} : ${peer}, ${unit}`,
    wanted: describeWanted(wanted),
    ...Object.fromEntries(cells),
    command: `\`${name}\``,
  };
}

const cellOf = (one) => `${isReached(one) ? '✓' : '✗'} ${describeSpread(Object.values(one.ratios)[0])}`;

/** When, on what and with what it was measured; one sentence for each line of Node. */
function describeOrigin(major) {
  const measured = Object.values(readResults(major));
  const dates = [...new Set(measured.map(({ date }) => date))].sort();
  const [first] = measured;
  if (first === undefined) return `Node ${major} is not measured yet.`;
  // The version of the product would be one more place that a release changes; the JSON files have it.
  const { node, machine, processes } = first;
  return `Node ${node}, ${dates.join(' and ')}; ${machine}; ${processes}.`;
}

const growthOf = (major) => readResults(major).growth?.results ?? [];

const fileOf = (work) => `growth-${work.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.svg`;

function writeGrowth() {
  const grown = growthOf('20');
  if (grown.length === 0) return 'Growth is not measured yet.';
  const parts = grown.flatMap(({ work, series }) => [
    `### ${work}`,
    `![${series.unit} by ${series.size}](images/${fileOf(work)})`,
    tableOf(seriesRows(series)),
  ]);
  return parts.join('\n\n');
}

/** The columns of the table of gateways: the name of a figure, and what the page calls it. */
const gatewayColumns = {
  listeningMs: 'listens after, ms',
  firstCallMs: 'its first answer after, ms more',
  plannedMs: 'all is planned after, ms',
  peakMb: 'most memory, MB',
  tokens: '`tools/list` at `/mcp`, tokens',
};

function writeGateway() {
  const [measured] = readResults('20').gateway?.results ?? [];
  if (measured === undefined) return 'Gateways are not measured yet.';
  return tableOf(
    measured.figures.map(({ name, ...figures }) => ({
      gateway: name,
      ...Object.fromEntries(
        Object.entries(gatewayColumns).map(([figure, column]) => [column, describeSpread(figures[figure])]),
      ),
    })),
  );
}
