import { performance } from 'node:perf_hooks';

const checkEveryMs = 1_000;

/** The share of that time in which the process may have worked. */
const idleUtilization = 0.1;

/**
 * Runs a task once this process has had a second with little to do, such as the first one after its start. Waiting does
 * not keep the process alive. Returns what cancels the task. A task that fails has to be tried again by those who need it.
 */
export function runWhenIdle(task: () => Promise<unknown>): () => void {
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    if (utilization > idleUtilization) return;
    clearInterval(timer);
    task().catch(() => undefined);
  }, checkEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
