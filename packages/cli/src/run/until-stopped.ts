import type { Log, Running } from '@naftiko/runtime';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Shell } from '../shell.js';
import type { Freshness } from './reload-on-change.js';
import { terminalOf } from './terminal.js';

/** How long calls in flight may continue after a signal to stop. */
const graceMs = 10_000;

interface Serving {
  readonly running: Pick<Running, 'close' | 'stdioFinished'>;
  readonly fresh: Freshness;
  /** Whether the run ends when standard input ends. */
  readonly withInput: boolean;
  readonly shell: Shell;
}

/**
 * Serves until SIGINT, SIGTERM or, with `withInput`, the end of the input; then lets calls in flight finish. A second
 * signal ends the process at once. SIGHUP reloads, or stops the run when its terminal has been closed. While stopping,
 * SIGHUP is ignored.
 */
export async function serveUntilStopped({ running, fresh, withInput, shell }: Serving, log: Log): Promise<ExitCode> {
  const terminal = terminalOf(shell);
  let impatient = false;
  let stop = (_reason: string): void => undefined;
  const stopped = new Promise<string>((resolve) => (stop = resolve));
  const onSignal = (signal: NodeJS.Signals): void => {
    if (impatient) process.exit(exitCode.interrupted);
    impatient = true;
    stop(signal);
  };
  const onHangUp = (): void => (terminal.isGone() ? stop('the terminal was closed') : fresh.request());
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onHangUp);
  if (withInput) void running.stdioFinished?.then(() => stop('end of input'));
  const reason = await stopped;
  log.info('stopping', { reason, graceMs });
  await Promise.all([fresh.close(), running.close(graceMs)]);
  log.info('stopped');
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('SIGHUP', onHangUp);
  return exitCode.success;
}
