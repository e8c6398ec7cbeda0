import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';
import { openRecordingUpstream } from '../support/recording-upstream.js';
import { until } from '../support/until.js';

export interface KillForm {
  readonly workers: number;
  readonly kills: number;
  /** From one kill to the next. */
  readonly everyMs: number;
  /** Callers, each with one request at a time: half of them keep their connection, the others open one for each request. */
  readonly callers: number;
}

export interface Survived {
  readonly answered: number;
  /** Requests whose connection was closed before their answer. */
  readonly closed: number;
  /** The most of them for one kill. */
  readonly mostClosed: number;
  /** Everything else that is not the right answer. */
  readonly wrong: readonly string[];
  readonly exitCode: number | null;
}

/** Serves with workers under load, and kills one of them after the other. */
export async function killWorkers({ workers, kills, everyMs, callers }: KillForm): Promise<Survived> {
  const upstream = await openRecordingUpstream(
    (seen, response) => void setTimeout(() => (response.end(seen.path.slice(1)), upstream.take()), 5),
  );
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-kills-'));
  const file = path.join(directory, 'echo.yaml');
  await writeFile(file, createDocument(upstream.origin));
  const ports = ['front', 'ops'].flatMap((namespace) => ['--port', `${namespace}=0`]);
  const naftiko = await runNaftiko([file, ...ports, '--workers', `${workers}`, '--log-level', 'warn']);
  const state = { answered: 0, closed: 0, wrong: [] as string[], isOver: false };
  let mostClosed = 0;
  try {
    const calling = Array.from({ length: callers }, (_, index) => callUntilOver(naftiko.urlOf('front'), index, state));
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(everyMs);
      const serving = await listServing(naftiko);
      const [before, pid] = [state.closed, serving[kill % serving.length]];
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await until(async () => {
        const now = await listServing(naftiko);
        return now.length === workers && now.every((one) => one !== pid);
      });
      mostClosed = Math.max(mostClosed, state.closed - before);
    }
    state.isOver = true;
    await Promise.all(calling);
    const { answered, closed, wrong } = state;
    return { answered, closed, mostClosed, wrong, exitCode: await naftiko.stop() };
  } finally {
    state.isOver = true;
    await naftiko.stop();
    await upstream.close();
    await rm(directory, { recursive: true, force: true });
  }
}

const createDocument = (origin: string): string => `naftiko: 1.0.0-alpha2
info: { label: Echo, description: Says what it is asked }
capability:
  consumes:
  - type: http
    namespace: echo
    baseUri: ${origin}
    resources: [{ name: word, path: '/{word}', operations: [{ name: say, method: GET, inputParameters: [{ name: word, in: path }] }] }]
  exposes:
  - type: rest
    namespace: front
    port: 8184
    resources:
    - { name: say, path: '/say/{word}', operations: [{ name: say, method: GET, call: echo.say, with: { word: front.word } }] }
  - { type: control, namespace: ops, port: 8185, management: { info: true } }
`;

/** The processes that serve now; none if the worker that was asked has just ended. */
async function listServing(naftiko: NaftikoProcess): Promise<readonly number[]> {
  try {
    const answer = await fetch(`${naftiko.urlOf('ops')}/status`, { headers: { connection: 'close' } });
    const { workers } = (await answer.json()) as { workers: readonly { pid: number; state: string }[] };
    return workers.flatMap(({ pid, state }) => (state === 'serving' ? [pid] : []));
  } catch {
    return [];
  }
}

async function callUntilOver(
  origin: string,
  index: number,
  state: { answered: number; closed: number; readonly wrong: string[]; readonly isOver: boolean },
): Promise<void> {
  const agent = new Agent({ keepAlive: index % 2 === 0, maxSockets: 1 });
  for (let count = 0; !state.isOver; count += 1) {
    const word = `${index}-${count}`;
    try {
      const said = await say(agent, `${origin}/say/${word}`);
      if (said === `200 ${word}`) state.answered += 1;
      else state.wrong.push(`${word}: ${said}`);
    } catch (cause) {
      const { code = String(cause) } = cause as NodeJS.ErrnoException;
      if (code === 'ECONNRESET' || code === 'EPIPE') state.closed += 1;
      else state.wrong.push(`${word}: ${code}`);
    }
  }
  agent.destroy();
}

const longestMs = 20_000;

const say = (agent: Agent, address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(address, { agent, timeout: longestMs }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject).on('end', () => resolve(`${response.statusCode ?? 0} ${text}`));
    });
    request.on('timeout', () => request.destroy(new TypeError('no answer in time')));
    request.on('error', reject).end();
  });
