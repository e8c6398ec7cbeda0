/** One run of lines: kept, or removed and added. */
export interface LineRun {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly lines: readonly string[];
}

/** The runs that lead from one list of lines to another: anchored at lines that occur once in both. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly LineRun[] {
  const start = countEqual(before, after, (lines, index) => lines[index]);
  const rest = Math.min(before.length, after.length) - start;
  const end = Math.min(
    rest,
    countEqual(before, after, (lines, index) => lines[lines.length - 1 - index]),
  );
  return [
    run('kept', before.slice(0, start)),
    ...diffChanged(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    run('kept', before.slice(before.length - end)),
  ].filter(({ lines }) => lines.length > 0);
}

const run = (kind: LineRun['kind'], lines: readonly string[]): LineRun => ({ kind, lines });

function countEqual(
  before: readonly string[],
  after: readonly string[],
  at: (lines: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && at(before, count) === at(after, count)) count += 1;
  return count;
}

/** Lists whose first lines differ, and whose last lines do. */
function diffChanged(before: readonly string[], after: readonly string[]): readonly LineRun[] {
  if (before.length === 0 || after.length === 0) return [run('removed', before), run('added', after)];
  const anchors = before.length * after.length <= maxTableSize ? matchAll(before, after) : matchUnique(before, after);
  if (anchors.length === 0) return [run('removed', before), run('added', after)];
  const runs: LineRun[] = [];
  let [left, right] = [0, 0];
  for (const [one, other] of anchors) {
    runs.push(...diffLinesBetween(before.slice(left, one), after.slice(right, other)), run('kept', [before[one]!]));
    [left, right] = [one + 1, other + 1];
  }
  return [...runs, ...diffLinesBetween(before.slice(left), after.slice(right))];
}

const diffLinesBetween = (before: readonly string[], after: readonly string[]): readonly LineRun[] =>
  before.length + after.length === 0 ? [] : diffLines(before, after);

/** The largest table of lengths that is computed for a longest common sequence. */
const maxTableSize = 250_000;

type Anchors = readonly (readonly [number, number])[];

/** A longest common sequence. */
function matchAll(before: readonly string[], after: readonly string[]): Anchors {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let one = before.length - 1; one >= 0; one -= 1) {
    for (let other = after.length - 1; other >= 0; other -= 1) {
      const place = one * width + other;
      lengths[place] =
        before[one] === after[other]
          ? lengths[place + width + 1]! + 1
          : Math.max(lengths[place + width]!, lengths[place + 1]!);
    }
  }
  const anchors: [number, number][] = [];
  let [one, other] = [0, 0];
  while (one < before.length && other < after.length) {
    const place = one * width + other;
    if (before[one] === after[other]) {
      anchors.push([one, other]);
      one += 1;
      other += 1;
    } else if (lengths[place + width]! >= lengths[place + 1]!) one += 1;
    else other += 1;
  }
  return anchors;
}

/** Lines that occur once in both lists, in an order that both have. */
function matchUnique(before: readonly string[], after: readonly string[]): Anchors {
  const places = uniqueOf(after);
  const pairs = [...uniqueOf(before)].flatMap(([line, one]) => {
    const other = places.get(line);
    return other === undefined ? [] : [[one, other] as const];
  });
  // Each pair continues the longest increasing sequence that ends before it.
  const ends: { readonly pair: readonly [number, number]; readonly before: number }[] = [];
  const tails: number[] = [];
  for (const pair of pairs.toSorted(([left], [right]) => left - right)) {
    const found = tails.findIndex((end) => ends[end]!.pair[1] >= pair[1]);
    const length = found === -1 ? tails.length : found;
    ends.push({ pair, before: length === 0 ? -1 : tails[length - 1]! });
    tails[length] = ends.length - 1;
  }
  const anchors: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = ends[at]!.before) anchors.unshift(ends[at]!.pair);
  return anchors;
}

function uniqueOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return new Map(lines.flatMap((line, index) => (counts.get(line) === 1 ? [[line, index] as const] : [])));
}
