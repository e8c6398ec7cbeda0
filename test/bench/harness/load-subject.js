import { cpuOf, residentOf } from './process-figures.js';

/**
 * A subject that is measured under load.
 *
 * @param order what `openLoad().send` takes
 */
export const loadSubject = (name, pid, order, load) => ({
  name,
  pid,
  order,
  async sample() {
    const before = cpuOf(pid);
    const { requests, elapsedMs, p50, p99 } = await load.send(order);
    return {
      perSecond: requests / (elapsedMs / 1_000),
      cpuUs: (cpuOf(pid) - before) / requests,
      p50,
      p99,
      residentMb: residentOf(pid),
    };
  },
});

/** Warms up by a count of requests: by time a busy machine would measure the compiler. Slow subjects stop earlier. */
export async function warmUp(subjects, load, { requests, seconds }) {
  for (const { order } of subjects) await load.send({ ...order, requests, seconds });
}
