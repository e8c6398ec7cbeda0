import { closeSync, openSync } from 'node:fs';
import type { Shell } from '../shell.js';

/** Whether the terminal in which a command was started has been closed; false where there was none. */
export function terminalIsGone({ output, errors }: Shell): boolean {
  if (!output.isTTY && !errors.isTTY) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && (cause.code === 'ENXIO' || cause.code === 'EIO');
  }
}
