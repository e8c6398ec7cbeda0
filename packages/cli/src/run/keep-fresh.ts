import path from 'node:path';
import { watchedFiles, watchFiles, type Log, type Running } from '@naftiko/runtime';

/** What makes a run reload. */
export interface Freshness {
  /** Whether files are watched. */
  readonly watch: boolean;
  readonly workingDirectory: string;
  /** Files that are no part of a document. */
  readonly envFiles: readonly string[];
  readonly log: Log;
}

/** A caller of the control adapter may be in the middle of a reload. */
const retryMs = 200;

/** Reloads on SIGHUP and, where asked to, when a file changes; one reload at a time, and none is lost. */
export async function keepFresh(running: Running, { watch, workingDirectory, envFiles, log }: Freshness) {
  const extra = envFiles.map((file) => path.resolve(workingDirectory, file));
  const files = (): readonly string[] => [
    ...extra,
    ...running.capabilities.flatMap(({ planned }) => watchedFiles(planned, workingDirectory)),
  ];
  let underway = false;
  let again: string | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  const reload = async (reason: string): Promise<void> => {
    if (isClosed) return;
    if (underway) {
      again = reason;
      return;
    }
    underway = true;
    log.info('reloading', { reason });
    try {
      const outcomes = await running.reload();
      await watching?.follow(files());
      const isOpen = running.capabilities.every(({ desk }) => desk.accepting);
      if (isOpen && outcomes.some(({ status }) => status === 'busy')) retry = setTimeout(() => begin(reason), retryMs);
    } finally {
      underway = false;
    }
    const next = again;
    again = undefined;
    if (next !== undefined) await reload(next);
  };
  /** Nobody waits for it; what it throws is a defect, and the last version serves on. */
  const begin = (reason: string): void =>
    void reload(reason).catch((cause: unknown) =>
      log.error('defect', { stack: cause instanceof Error ? cause.stack : String(cause) }),
    );

  const watching = watch ? watchFiles(() => begin('a file changed')) : undefined;
  const onHangup = (): void => begin('SIGHUP');
  process.on('SIGHUP', onHangup);
  await watching?.follow(files());
  return {
    close: () => {
      isClosed = true;
      clearTimeout(retry);
      watching?.close();
      process.off('SIGHUP', onHangup);
    },
  };
}
