import { closeSync, openSync } from 'node:fs';
import type { Shell } from '../shell.js';

/** The terminal in which a command is started. */
export interface Terminal {
  /** Whether it has been closed since; false where there was none, or nothing is written to it. */
  isGone(): boolean;
}

export function terminalOf({ output, errors }: Shell): Terminal {
  const matters = (output.isTTY || errors.isTTY) && hasTerminal();
  return { isGone: () => matters && !hasTerminal() };
}

/** Whether the session of this process has a terminal. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
