import { closeSync, openSync } from 'node:fs';
import type { Shell } from '../shell.js';

/** The terminal in which a command is started. */
export interface Terminal {
  /** Whether it has been closed since the start; false without a terminal, or when neither output goes to it. */
  isGone(): boolean;
}

export function terminalOf({ output, errors }: Shell): Terminal {
  const isAttached = (output.isTTY || errors.isTTY) && hasTerminal() === true;
  return { isGone: () => isAttached && hasTerminal() === false };
}

/** Whether the session of this process has a terminal; `undefined` when that is unknown. */
function hasTerminal(): boolean | undefined {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    return ['ENXIO', 'EIO', 'ENODEV'].includes(code) ? false : undefined;
  }
}
