/**
 * Adds up metrics of several processes, in Prometheus text 0.0.4 with the samples of each metric below its `# TYPE`.
 * Counters and histograms are added. Of a gauge the highest value counts, because every process serves the same documents.
 */
export const mergeMetrics = (texts: readonly string[]): string => writeFamilies(addUp(texts));

/** The same without gauges: what still counts of a process that has ended. */
export const mergeEndedMetrics = (texts: readonly string[]): string =>
  writeFamilies(addUp(texts).filter(({ isGauge }) => !isGauge));

function addUp(texts: readonly string[]): readonly Family[] {
  const families = new Map<string, Family>();
  for (const text of texts) {
    let family: Family = { comments: [], isGauge: false, samples: new Map() };
    for (const line of text.split('\n')) {
      const [, kind, name = ''] = /^# (HELP|TYPE) (\S+)/.exec(line) ?? [];
      if (kind !== undefined) {
        family = familyOf(name, families);
        if (!family.comments.includes(line)) family.comments.push(line);
        if (line === `# TYPE ${name} gauge`) family.isGauge = true;
      } else if (line !== '') addSample(family, line);
    }
  }
  return [...families.values()];
}

function writeFamilies(families: readonly Family[]): string {
  const lines = families.flatMap(({ comments, samples }) => [
    ...comments,
    ...[...samples].map(([series, value]) => `${series} ${writeValue(value)}`),
  ]);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** One metric with its samples by name and labels. */
interface Family {
  readonly comments: string[];
  isGauge: boolean;
  readonly samples: Map<string, number>;
}

function familyOf(name: string, families: Map<string, Family>): Family {
  const known = families.get(name);
  if (known !== undefined) return known;
  const family: Family = { comments: [], isGauge: false, samples: new Map() };
  families.set(name, family);
  return family;
}

function addSample({ isGauge, samples }: Family, line: string): void {
  // Labels may contain spaces; a value contains none.
  const end = line.lastIndexOf(' ');
  const [series, value] = [line.slice(0, end), Number(line.slice(end + 1))];
  const before = samples.get(series);
  samples.set(series, before === undefined ? value : isGauge ? Math.max(before, value) : before + value);
}

/** Sums of fractions have digits that no summand has. */
const writeValue = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(9)));
