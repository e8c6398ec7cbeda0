import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** A process that runs command lines, one after the other. */
export interface CommandHost {
  readonly child: ChildProcess;
  /** Settles when the last command line has ended. */
  last: Promise<unknown>;
}

const program = path.join(process.cwd(), 'test/support/command-host.js');

/** Modules of this folder stay for all test files of a worker, and these processes with them. */
const hosts = new Map<string, CommandHost>();

/**
 * The host of this worker; it ends with the worker.
 *
 * Node reads certificates when it starts, so that each file of them has a host of its own.
 */
export function hostOf(environment: Readonly<Record<string, string | undefined>>): CommandHost {
  const certificates = environment['NODE_EXTRA_CA_CERTS'] ?? '';
  const found = hosts.get(certificates);
  if (found?.child.connected === true) return found;
  const child = fork(program, { env: environment, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
  const host = { child, last: Promise.resolve() };
  hosts.set(certificates, host);
  return host;
}

/** A host keeps the worker alive only while it runs a command line. */
export function keepAlive({ child }: CommandHost, keeps: boolean): void {
  const method = keeps ? 'ref' : 'unref';
  child[method]();
  child.channel?.[method]();
}
