/** Growth of linear work is about 8, of quadratic work about 64. */
export const linear = 25;

/**
 * How much more processor time work takes on eight times the input.
 *
 * The cheapest of several runs counts, and what other processes do is not in it: a busy machine changes little. The small
 * input is worked on eight times, so that both times are long enough to be measured. A growth that is not linear is
 * measured once more, because threads of V8 that compile and collect garbage count too.
 */
export function growth(work: (size: number) => unknown, size: number): number {
  const measured = measureGrowth(work, size);
  return measured < linear ? measured : Math.min(measured, measureGrowth(work, size));
}

function measureGrowth(work: (size: number) => unknown, size: number): number {
  const cheapest = (each: number, times: number): number =>
    Math.min(
      ...Array.from({ length: 3 }, () => {
        const begin = process.cpuUsage();
        for (let time = 0; time < times; time += 1) work(each);
        const { user, system } = process.cpuUsage(begin);
        return user + system;
      }),
    );
  return (8 * cheapest(size * 8, 1)) / cheapest(size, 8);
}
