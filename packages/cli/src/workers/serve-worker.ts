import type { Running } from '@naftiko/runtime';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Reloader } from '../run/reload-on-change.js';
import type { WorkerLink } from './join-workers.js';

/** How long calls in flight may continue after a signal to this process alone. */
const graceMs = 10_000;

interface ServingWorker {
  readonly running: Pick<Running, 'close'>;
  readonly reloader: Pick<Reloader, 'close'>;
  /** The versions that this worker serves. */
  readonly texts: ReadonlyMap<string, string>;
  /** Writes the addresses, for all workers. */
  announce(workers: number): void;
}

/**
 * Serves until the primary process stops it: the connection is closed, and a signal follows once all workers are that far,
 * so that the primary process no longer holds the sockets when the last worker closes them. A signal to this process alone
 * lets it finish its requests, and another worker replaces it.
 */
export async function serveWorker(
  link: WorkerLink,
  { running, reloader, texts, announce }: ServingWorker,
): Promise<ExitCode> {
  const stopped = new Promise<number>((resolve) => {
    let givenMs = graceMs;
    process.on('SIGTERM', () => {
      if (link.hasLeft) return resolve(givenMs);
      void link.primary.call('stopping', undefined).then(() => {
        if (!link.hasLeft) resolve(givenMs);
      });
    });
    link.handle({
      announce,
      stop(ms) {
        givenMs = ms;
        link.leave();
      },
    });
  });
  void link.primary.call('ready', texts);
  const givenMs = await stopped;
  await Promise.all([reloader.close(), running.close(givenMs)]);
  return exitCode.success;
}
