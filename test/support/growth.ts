/**
 * How much longer an action takes on four times as much: about 4 for linear work, 16 for quadratic. Processor time is
 * compared, the least of several runs, so that other processes hardly matter.
 */
export function growthOf(run: (size: number) => void, size: number): number {
  const small = leastOf(() => run(size));
  const large = leastOf(() => run(size * 4));
  return large / small;
}

/** The same for an action that answers later. */
export async function growthOfAsync(run: (size: number) => Promise<unknown>, size: number): Promise<number> {
  const least = async (count: number): Promise<number> => {
    let fewest = Infinity;
    for (let round = 0; round < rounds; round += 1) {
      const before = process.cpuUsage();
      await run(count);
      fewest = Math.min(fewest, microsecondsSince(before));
    }
    return fewest;
  };
  return (await least(size * 4)) / (await least(size));
}

/** Between the ratios of linear and quadratic work, with room for noise. */
export const mostLinearGrowth = 9;

const rounds = 3;

function leastOf(run: () => void): number {
  let fewest = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    run();
    fewest = Math.min(fewest, microsecondsSince(before));
  }
  return fewest;
}

/** At least half a millisecond: below, the ratio would measure the clock. */
function microsecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return Math.max(500, user + system);
}
