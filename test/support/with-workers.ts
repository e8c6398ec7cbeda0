/**
 * The arguments of a command, with `--workers` for a run when `NAFTIKO_TEST_WORKERS` names a number: tests of the command
 * then run with that many processes.
 */
export function withWorkers(args: readonly string[]): readonly string[] {
  const count = process.env['NAFTIKO_TEST_WORKERS'];
  const [command, ...rest] = args;
  const isSuited = command === 'run' && !rest.some((one) => /^(?:--workers|--stdio)\b/.test(one) || one === '-');
  return count === undefined || !isSuited ? args : ['run', ...rest, '--workers', count];
}
