import { hostOf, keepAlive } from '../runner/command-hosts.js';
import { processOf, type NaftikoProcess, type ReadyLine } from './naftiko-process.js';
import { withWorkers } from './with-workers.js';

/** What is around a command line. */
export interface CommandSetting {
  readonly cwd: string;
  /** The complete environment of the command; that of the tests is not inherited. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
}

export interface EndedCommand {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running command. */
export interface ResidentCommand {
  /** The first line of standard output; rejects when the command ends before it. */
  readonly firstLine: Promise<string>;
  /** What it has written so far. */
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<EndedCommand>;
}

/**
 * Runs a command line to its end, as `naftiko` of cli-command.ts does, in a process that stays for all tests of a worker.
 *
 * A start of Node and the imports of the command cost ten times what most commands do. Command lines run one after the
 * other, so a command that serves has to be stopped before the next one begins.
 */
export const residentNaftiko = (args: readonly string[], setting: CommandSetting): Promise<EndedCommand> =>
  residentServing(args, setting).ended;

/** Begins a command line that serves until it gets a signal. */
export function residentServing(
  args: readonly string[],
  { cwd, env = {}, input = '' }: CommandSetting,
): ResidentCommand {
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const text = (name: 'stdout' | 'stderr'): string => Buffer.concat(written[name]).toString('utf8');
  let onLine = (_line: string): void => undefined;
  let onEarlyEnd = (_cause: Error): void => undefined;
  const firstLine = new Promise<string>((resolve, reject) => ([onLine, onEarlyEnd] = [resolve, reject]));
  // A test that does not wait for the line does not need it.
  firstLine.catch(() => undefined);

  const environment = { PATH: process.env['PATH'], ...env };
  const host = hostOf(environment);
  const { child } = host;
  const begin = (): Promise<EndedCommand> => {
    keepAlive(host, true);
    return new Promise((resolve, reject) => {
      const receive = (message: HostMessage): void => {
        if ('code' in message) {
          child.off('message', receive).off('exit', lost);
          keepAlive(host, false);
          onEarlyEnd(new Error(`ended with ${message.code} before its first line:\n${text('stderr')}`));
          resolve({ code: message.code, stdout: text('stdout'), stderr: text('stderr') });
          return;
        }
        const name = 'stdout' in message ? 'stdout' : 'stderr';
        written[name].push(Buffer.from(message[name] ?? '', 'base64'));
        const [line, ...more] = text('stdout').split('\n');
        if (more.length > 0) onLine(line ?? '');
      };
      const lost = (code: number | null): void => reject(new Error(`The host of commands ended with ${code}.`));
      child.on('message', receive).once('exit', lost);
      child.send({ args: withWorkers(args), cwd, env: environment });
      child.send({ input: Buffer.from(input).toString('base64') });
    });
  };
  const ended = host.last.then(begin);
  host.last = ended.catch(onEarlyEnd);
  return { firstLine, stderr: () => text('stderr'), kill: (signal) => void child.send({ signal }), ended };
}

/** Serves documents as `naftikoRun` does. */
export async function residentRun(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<NaftikoProcess> {
  const command = residentServing(['run', ...args, '--log-format', 'json'], { cwd: process.cwd(), env });
  const ready = JSON.parse(await command.firstLine) as ReadyLine;
  return processOf(ready, { ...command, ended: command.ended.then(({ code }) => code) });
}

type HostMessage = { readonly code: number } | { readonly stdout?: string; readonly stderr?: string };
