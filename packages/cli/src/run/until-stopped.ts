import type { Log, Running } from '@naftiko/runtime';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Shell } from '../shell.js';
import type { Reloader } from './reload-on-change.js';
import { terminalOf } from './terminal.js';

/** How long calls in flight may continue after a signal to stop. */
const graceMs = 10_000;

interface Serving {
  readonly running: Pick<Running, 'close' | 'stdioFinished'>;
  readonly reloader: Reloader;
  /** Whether the run ends when standard input ends. */
  readonly withInput: boolean;
  readonly shell: Shell;
}

/**
 * Serves until SIGINT, SIGTERM or, with `withInput`, the end of the input; then calls in flight can finish. A second signal
 * ends the process at once. SIGHUP reloads, or stops the run if the terminal of the process has been closed. SIGHUP has no
 * effect while the run stops.
 */
export async function serveUntilStopped({ running, reloader, withInput, shell }: Serving, log: Log): Promise<ExitCode> {
  const terminal = terminalOf(shell);
  let isSecond = false;
  let stop = (_reason: string): void => undefined;
  const stopped = new Promise<string>((resolve) => (stop = resolve));
  const onSignal = (signal: NodeJS.Signals): void => {
    if (isSecond) process.exit(exitCode.interrupted);
    isSecond = true;
    stop(signal);
  };
  const onHangUp = (): void => (terminal.isGone() ? stop('the terminal was closed') : reloader.request());
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onHangUp);
  if (withInput) void running.stdioFinished?.then(() => stop('end of input'));
  const reason = await stopped;
  log.info('stopping', { reason, graceMs });
  await Promise.all([reloader.close(), running.close(graceMs)]);
  log.info('stopped');
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('SIGHUP', onHangUp);
  return exitCode.success;
}
