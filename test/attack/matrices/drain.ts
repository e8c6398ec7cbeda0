import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNaftiko, type NaftikoProcess } from '../../support/naftiko-process.js';
import { openRecordingUpstream } from '../../support/recording-upstream.js';
import { until } from '../../support/until.js';
import { Checks, type Findings, type Form } from './checks.js';

/** A document with a route, a forward and a tool over one upstream. */
export const clockDocument = (origin: string): string => `naftiko: 1.0.0-alpha2
info: { label: Clock, description: Tells the time }
capability:
  consumes:
  - type: http
    namespace: clock
    baseUri: ${origin}
    resources:
    - { name: now, path: /now, operations: [{ name: now, method: GET }, { name: wind, method: POST }] }
  exposes:
  - type: rest
    namespace: front
    port: 8184
    resources:
    - name: now
      path: /now
      operations: [{ name: now, method: GET, call: clock.now }, { name: wind, method: POST, call: clock.wind }]
    - path: /pass/{{path}}
      forward: { targetNamespace: clock, trustedHeaders: [X-A] }
  - type: mcp
    namespace: tools
    port: 8185
    description: Clock
    tools: [{ name: now, description: Tells the time, call: clock.now }]
`;

/** What happens beside 50 callers that ask as fast as they can, before the process is asked to stop. */
interface Scene {
  readonly signal: NodeJS.Signals;
  /** Each request on a connection of its own. */
  readonly fresh?: boolean;
  /** Streams of events that stay open. */
  readonly subscribers?: number;
  readonly reloads?: number;
}

const scenes: Readonly<Record<string, Scene>> = {
  'kept connections, SIGTERM': { signal: 'SIGTERM' },
  'kept connections, SIGINT': { signal: 'SIGINT' },
  'kept connections, during a reload': { signal: 'SIGTERM', reloads: 1 },
  'kept connections, after many reloads': { signal: 'SIGTERM', reloads: 10 },
  'subscribers to events': { signal: 'SIGTERM', subscribers: 20 },
  'fresh connections': { signal: 'SIGTERM', fresh: true },
  'fresh connections, during a reload': { signal: 'SIGTERM', fresh: true, reloads: 1 },
};
const shortScenes = ['kept connections, SIGTERM', 'kept connections, SIGINT'];
const rounds = 2;

/** A stopping process cuts off no request. The short form tries each signal with callers that keep their connections. */
export async function attackDrain(form: Form): Promise<Findings> {
  const checks = new Checks();
  const upstream = await openRecordingUpstream(
    (_, response) => void setTimeout(() => (response.end('noon'), upstream.take()), 5),
  );
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-drain-'));
  const file = path.join(directory, 'clock.yaml');
  try {
    for (const [name, scene] of Object.entries(scenes)) {
      if (form === 'short' && !shortScenes.includes(name)) continue;
      for (let round = 0; round < (form === 'long' ? rounds : 1); round += 1) {
        await stopUnderLoad({ file, text: clockDocument(upstream.origin) }, name, scene, checks);
      }
    }
  } finally {
    await upstream.close();
    await rm(directory, { recursive: true, force: true });
  }
  return checks;
}

const callers = 50;
/** More than a caller sends before the process stops. */
const mostRequests = 10_000;

async function stopUnderLoad(
  { file, text }: { readonly file: string; readonly text: string },
  name: string,
  scene: Scene,
  checks: Checks,
): Promise<void> {
  await writeFile(file, text);
  const naftiko = await runNaftiko([file, '--port', 'front=0', '--port', 'tools=0', '--log-level', 'warn']);
  const failures: string[] = [];
  const count = { answered: 0, closes: 0 };
  const calling = Array.from({ length: callers }, (_, index) => call(naftiko, index, scene, failures, count));
  const streams = Array.from({ length: scene.subscribers ?? 0 }, () => subscribe(naftiko.urlOf('tools')));
  await until(() => count.answered >= 500);
  for (let reload = 0; reload < (scene.reloads ?? 0); reload += 1) {
    if (reload > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await writeFile(file, text.replace('Tells the time', `Tells the time ${reload}`));
    naftiko.kill('SIGHUP');
  }
  const begun = performance.now();
  naftiko.kill(scene.signal);
  await Promise.all(calling);
  checks.equals(`${name}: failed requests`, failures, []);
  // A caller whose connection one worker has closed may open another one to a worker that accepts for a moment longer.
  const closes = naftiko.ready.workers === undefined ? count.closes : Math.min(count.closes, callers);
  if (scene.fresh !== true) checks.equals(`${name}: connections that are closed in time`, closes, callers);
  checks.equals(
    `${name}: streams without an end`,
    (await Promise.all(streams)).filter((isEnded) => !isEnded),
    [],
  );
  checks.equals(`${name}: exit code`, await naftiko.ended, 0);
  const ms = performance.now() - begun;
  checks.notes.push(
    `${name.padEnd(40)}${`${count.answered}`.padStart(7)} answers, ${failures.length} failed, ${ms.toFixed(0)} ms to the end`,
  );
}

async function call(
  naftiko: NaftikoProcess,
  index: number,
  { fresh = false }: Scene,
  failures: string[],
  count: { answered: number; closes: number },
): Promise<void> {
  const agent = new Agent({ keepAlive: !fresh, maxSockets: 1 });
  const rest = naftiko.urlOf('front');
  const target = index % 3 === 0 ? `${rest}/pass/now` : `${rest}/now`;
  try {
    for (let asked = 0; asked < mostRequests; asked += 1) {
      const received = await ask(agent, target, index % 2 === 0 ? 'GET' : 'POST');
      count.answered += 1;
      if (received.text !== 'noon') failures.push(`${received.status} ${received.text}`);
      if (!fresh && received.headers.connection === 'close') count.closes += 1;
    }
    failures.push('requests are still answered');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ECONNREFUSED') failures.push(String(cause));
  } finally {
    agent.destroy();
  }
}

interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export const ask = (agent: Agent, address: string, method = 'GET'): Promise<Received> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(address, { agent, method }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject).on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.on('error', reject).end();
  });

/** Opens a stream of changes to the list of tools; true when its end arrives. */
async function subscribe(address: string): Promise<boolean> {
  try {
    const response = await listen(address);
    await response.text();
    return response.headers.get('content-type')?.includes('text/event-stream') === true;
  } catch {
    return false;
  }
}

/** A request whose answer is a stream without an end. */
export const listen = (address: string): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'subscriptions/listen',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'subscriptions/listen',
      params: {
        notifications: { toolsListChanged: true },
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientInfo': { name: 'a', version: '1' },
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    }),
  });
