import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { withWorkers } from './with-workers.js';

/** The line `naftiko run --log-format json` prints when every listener is open. */
export interface ReadyLine {
  readonly event: 'ready';
  readonly ms: number;
  /** With `--workers`. */
  readonly workers?: number;
  readonly capabilities: readonly {
    readonly file: string;
    readonly label: string;
    readonly exposes: readonly ReadyExpose[];
  }[];
}

export interface ReadyExpose {
  readonly namespace: string;
  readonly type: string;
  readonly url: string;
  readonly routes?: number;
  readonly tools?: number;
}

export interface NaftikoProcess {
  readonly ready: ReadyLine;
  /** The address of an exposed namespace. */
  urlOf(namespace: string): string;
  /** Everything written to standard error so far. */
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  /** The exit code, once the process has ended. */
  readonly ended: Promise<number | null>;
  /** Sends SIGTERM and resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** The command that users run. */
export const naftikoCommand = path.join(process.cwd(), 'bin/naftiko.js');

/** Runs `naftiko run …` and waits until it serves. Rejects with the output of a process that ends before. */
export async function runNaftiko(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<NaftikoProcess> {
  const child = spawn(process.execPath, [naftikoCommand, ...withWorkers(['run', ...args, '--log-format', 'json'])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const firstLine = once(createInterface({ input: child.stdout }), 'line').then(([line]) => line as string);
  const early = ended.then((code) => Promise.reject(new Error(`naftiko ended with ${code}:\n${stderr}`)));
  const ready = JSON.parse(await Promise.race([firstLine, early])) as ReadyLine;
  early.catch(() => undefined);
  return processOf(ready, { stderr: () => stderr, kill: (signal) => void child.kill(signal), ended });
}

/** A process that serves, once it has said so. */
export function processOf(
  ready: ReadyLine,
  { stderr, kill, ended }: Pick<NaftikoProcess, 'stderr' | 'kill' | 'ended'>,
): NaftikoProcess {
  const exposes = ready.capabilities.flatMap((capability) => capability.exposes);
  return {
    ready,
    urlOf: (namespace) => {
      const found = exposes.find((expose) => expose.namespace === namespace);
      if (found === undefined) throw new Error(`nothing is exposed as ${namespace}`);
      return found.url;
    },
    stderr,
    kill,
    ended,
    stop: () => {
      kill('SIGTERM');
      return ended;
    },
  };
}
