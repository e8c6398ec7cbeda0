/** Growth of linear work is about 8, of quadratic work about 64. */
export const linear = 25;

/**
 * How much more processor time work takes on eight times the input.
 *
 * The cheapest of several runs counts, and what other processes do is not in it: a busy machine changes little.
 */
export function growth(work: (size: number) => unknown, size: number): number {
  const cheapest = (each: number): number =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const begin = process.cpuUsage();
        work(each);
        return process.cpuUsage(begin).user;
      }),
    );
  return cheapest(size * 8) / cheapest(size);
}
