import type { Log, Running } from '@naftiko/runtime';
import { exitCode, type ExitCode } from '../exit-code.js';

/** How long calls in flight may take once the process is asked to stop. */
const graceMs = 10_000;

/**
 * Serves until SIGINT, SIGTERM or, where that is the end, the end of the input; then lets calls in flight finish.
 * A second signal ends the process at once.
 */
export async function untilStopped(running: Running, withInput: boolean, log: Log): Promise<ExitCode> {
  let impatient = false;
  let stop = (_reason: string): void => undefined;
  const stopped = new Promise<string>((resolve) => (stop = resolve));
  const onSignal = (signal: NodeJS.Signals): void => {
    if (impatient) process.exit(exitCode.interrupted);
    impatient = true;
    stop(signal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  if (withInput) void running.stdioFinished?.then(() => stop('end of input'));
  const reason = await stopped;
  log.info('stopping', { reason, graceMs });
  await running.close(graceMs);
  log.info('stopped');
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  return exitCode.fine;
}
