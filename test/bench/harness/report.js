/** The result of a measurement as Markdown: each comparison, and below it the figures of the subjects. */
export function writeReport(name, results) {
  const parts = [`## ${name}`];
  for (const { work, figures = [], comparisons = [], series } of results) {
    parts.push(`### ${work}`);
    if (comparisons.length > 0) parts.push(tableOf(comparisons.map(comparisonRow)));
    if (figures.length > 0) parts.push(tableOf(figures.map(figureRow)));
    if (series !== undefined) parts.push(tableOf(seriesRows(series)));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Whether the median of the deciding ratio reaches what is wanted; `undefined` where nothing is. */
export function isReached({ wanted, ratios }) {
  const [{ median }] = Object.values(ratios);
  if (wanted === undefined || median === null) return undefined;
  return wanted.atLeast === undefined ? median <= wanted.atMost : median >= wanted.atLeast;
}

const comparisonRow = (comparison) => {
  const { own, peer, goal, wanted, ratios } = comparison;
  return {
    ratio: `${own} : ${peer}`,
    ...Object.fromEntries(Object.entries(ratios).map(([unit, spread]) => [unit, describeSpread(spread)])),
    goal:
      goal === undefined ? '' : `${goal}: ${describeWanted(wanted)}${isReached(comparison) ? ', reached' : ', missed'}`,
  };
};

/** `>= 0.9` or `<= 1.3` */
export const describeWanted = ({ atLeast, atMost }) => (atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`);

/** `1.02 (0.98 to 1.05)` */
export const describeSpread = ({ min, median, max }) => (median === null ? '-' : `${median} (${min} to ${max})`);

const unitNames = {
  perSecond: 'requests/s',
  cpuUs: 'CPU, µs',
  cpuMs: 'CPU, ms',
  wallMs: 'time, ms',
  p50: 'p50, ms',
  p99: 'p99, ms',
  residentMb: 'memory, MB',
};

const figureRow = ({ name, ...units }) => ({
  subject: name,
  ...Object.fromEntries(
    Object.entries(units).map(([unit, spread]) => [unitNames[unit] ?? unit, describeSpread(spread)]),
  ),
});

/** One row for each size, one column for each line of a plot. */
export const seriesRows = ({ size, unit, lines }) =>
  lines[0].points.map(([at]) => ({
    [size]: String(at),
    ...Object.fromEntries(
      lines.map(({ name, points }) => [`${name}, ${unit}`, String(points.find(([x]) => x === at)?.[1] ?? '')]),
    ),
  }));

/** Rows as a Markdown table. */
export function tableOf(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, columns.map(() => '---'), ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
