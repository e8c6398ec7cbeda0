import type { Shell } from '../shell.js';

/** A line on a terminal that shows how many documents are checked. */
export interface Progress {
  show(checked: number): void;
  /** Erases the line. */
  end(): void;
}

/** Work that takes less time than this shows nothing, and the line changes no more often. */
const intervalMs = 200;

/** Starts to show progress on standard error, when that is a terminal that is not dumb. */
export function startProgress(total: number, { errors, environment }: Shell, now = () => performance.now()): Progress {
  if (!errors.isTTY || environment['TERM'] === 'dumb') return { show: () => undefined, end: () => undefined };
  let last = now();
  let isShown = false;
  return {
    show(checked) {
      if (now() - last < intervalMs || checked >= total) return;
      last = now();
      isShown = true;
      errors.write(`\r${eraseLine}Checked ${checked} of ${total} documents`);
    },
    end() {
      if (isShown) errors.write(`\r${eraseLine}`);
      isShown = false;
    },
  };
}

const eraseLine = '\u001B[2K';
