import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { ReloadQueue, sendEntries, type LogHub } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { locatePackagedFile } from '../packaged-file.js';
import { createLogs } from '../run/log.js';
import { makeLogClock } from '../run/log-clock.js';
import { serveUntilStopped } from '../run/until-stopped.js';
import { reportProblems, type Shell } from '../shell.js';
import { toKept, type MessageHub } from './message-hub.js';
import { Primary } from './primary.js';

/** Serves with worker processes, which run the same command line, until it is stopped. */
export async function runPrimary(
  count: number,
  { logLevel: level, logFormat: format, verbose = false }: RawRunOptions,
  shell: Shell,
): Promise<ExitCode> {
  if (!cluster.isPrimary) {
    reportProblems(shell, '--workers: this process is a worker of another program already. Leave --workers out.');
    return exitCode.usage;
  }
  const logs = createLogs({ level, format, verbose, now: makeLogClock() }, shell);
  const log = logs.logger('naftiko');
  const releaseOutput = prepareCluster(shell);
  const primary = new Primary(log);
  passOnEntries(logs, primary.state.hub);
  const code = await primary.start(count);
  if (code !== undefined) {
    releaseOutput();
    return code;
  }
  const queue = new ReloadQueue(() => primary.reload());
  const reloader = { request: () => queue.requestReload(), close: () => queue.close() };
  const running = { close: (graceMs = 0) => primary.close(graceMs), stdioFinished: undefined };
  const stopped = serveUntilStopped({ running, reloader, withInput: false, shell }, log);
  await primary.announce();
  return stopped.finally(releaseOutput);
}

/** Decides how workers are started. Returns the function that ends the passing on of their output. */
function prepareCluster({ arguments: args, output, errors }: Shell): () => void {
  // Workers accept on one socket. Where the primary process accepts and hands connections on, a worker that ends may leave
  // one that is never answered.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({
    exec: fileURLToPath(locatePackagedFile('bin/naftiko.js')),
    args: [...args],
    // Maps and times arrive as they are sent.
    serialization: 'advanced',
    stdio: ['ignore', outputOf(output), outputOf(errors), 'ipc'],
  });
  const passOn = ({ process: { stdout, stderr } }: Worker): void => {
    stdout?.pipe(output, { end: false });
    stderr?.pipe(errors, { end: false });
  };
  cluster.on('fork', passOn);
  return () => cluster.off('fork', passOn);
}

/** Workers write to the streams of this process themselves, where these are streams of the system. */
const outputOf = (stream: NodeJS.WriteStream): number | 'pipe' =>
  'fd' in stream && typeof stream.fd === 'number' ? stream.fd : 'pipe';

/** Sends log entries of this process to those who read the log of a worker. */
function passOnEntries(logs: LogHub, hub: MessageHub): void {
  sendEntries(logs, {
    answer(topic, handle) {
      hub.observe((message) => {
        if (message.topic === topic.name) void handle(toKept(message) as never);
      });
      return () => undefined;
    },
    sendTo: (receiver, { name: topic }, message) => hub.sendTo(receiver, { topic, message }),
  });
}
