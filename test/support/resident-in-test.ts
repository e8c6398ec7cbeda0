import { afterEach } from '@jest/globals';
import { residentServing, type ResidentCommand } from './resident-command.js';

/** Returns `residentServing` for one file of tests: a command is stopped after its test, so that the next one can begin. */
export function residentServingInTest(): typeof residentServing {
  const running = new Set<ResidentCommand>();
  afterEach(async () => {
    for (const { kill, ended } of running) {
      kill('SIGTERM');
      await ended;
    }
  });
  return (...line) => {
    const command = residentServing(...line);
    running.add(command);
    const forget = (): void => void running.delete(command);
    command.ended.then(forget, forget);
    return command;
  };
}
