import { appendFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import path from 'node:path';
import { makeWorkplace } from '../e2e/cli-command.js';
import { exchange, type Exchange } from '../support/http-exchange.js';
import { openRecordingUpstream } from '../support/recording-upstream.js';
import { residentServing } from '../support/resident-command.js';
import { until } from '../support/until.js';
import { changeFolder, type ExpectedDocument } from './folder-changes.js';
import { shop } from './gateway-fixture.js';
import { callShop, loadSteadily } from './steady-load.js';

/** How many changes are made while another file is written all the time. */
const busyChanges = 2;

/** What was seen while a folder changed. */
export interface FolderOutcome {
  readonly changes: readonly string[];
  readonly requests: number;
  readonly failures: readonly string[];
}

/**
 * Changes a folder behind a gateway many times, under load on documents that stay the same. After each change the index
 * and a search become true; otherwise it throws.
 */
export async function changeHotFolder(count: number): Promise<FolderOutcome> {
  const upstream = await openRecordingUpstream((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[1]}'),
  );
  const steady = shop({
    origin: upstream.origin,
    tools: Array.from({ length: 25 }, (_, index) => `list-shelf-${index}`),
  });
  const place = await makeWorkplace({ 'documents/steady/one.yaml': steady, 'documents/steady/two.yaml': steady });
  const command = residentServing(
    ['run', 'documents', '--gateway', '0', '--watch', '--no-cache', '--log-format', 'json'],
    place,
  );
  try {
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    const folder = path.join(place.cwd, 'documents');
    const { expected, changes } = changeFolder(folder, upstream.origin);
    const agent = new Agent({ keepAlive: true });
    const calls = steadyRequests.map((request) => [request.path, callShop(gateway, { ...request, agent })] as const);
    const load = loadSteadily(Object.fromEntries(calls));
    const made: string[] = [];
    for (const change of changes) {
      if (made.length === count) break;
      // A file that is written all the time, as logs are, delays no change for long.
      const log = path.join(folder, 'log.txt');
      const busy = setInterval(() => made.length < busyChanges && appendFileSync(log, '.'), 40);
      try {
        made.push(await change());
        // Its callers are served by one version or the other.
        if (made.length % 10 === 0) await save(path.join(folder, 'steady/two.yaml'), `${steady}\n# ${made.length}\n`);
        await showTruth(gateway, expected, made);
      } finally {
        clearInterval(busy);
      }
      upstream.take();
    }
    await load.stop();
    agent.destroy();
    return { changes: made, requests: load.count(), failures: load.failures };
  } finally {
    command.kill('SIGTERM');
    await command.ended;
    await place.remove();
    await upstream.close();
  }
}

/** Replaces a file at once, as editors do. */
async function save(file: string, text: string): Promise<void> {
  await writeFile(`${file}.draft`, text);
  await rename(`${file}.draft`, file);
}

/** Waits until the index and a search show what is expected. */
async function showTruth(
  gateway: string,
  expected: ReadonlyMap<string, ExpectedDocument>,
  made: readonly string[],
): Promise<void> {
  let seen = '';
  await until(async () => (seen = await readState(gateway)) === describe(expected)).catch((cause: unknown) => {
    throw new Error(`After "${made.at(-1)}" there should be ${describe(expected)}, not ${seen}.`, { cause });
  });
}

const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

const toolCall = (place: string, name: string, given: object): Exchange => ({
  method: 'POST',
  path: place,
  headers: json,
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }),
});

const shelf = { name: 'steady-two_list-shelf-2', arguments: {} };

const steadyRequests: readonly Exchange[] = [
  { method: 'GET', path: '/steady-one/v1/items' },
  toolCall('/steady-one/mcp', 'list-shelf-1', {}),
  toolCall('/mcp', 'read_tool', shelf),
];

/** What the index and a search show, without the steady documents. */
async function readState(gateway: string): Promise<string> {
  const index = await exchange(gateway, { method: 'GET', path: '/', headers: { accept: 'application/json' } });
  const { capabilities } = JSON.parse(index.text) as {
    readonly capabilities: readonly { name: string; state: string }[];
  };
  const search = await exchange(gateway, toolCall('/mcp', 'search_tools', { query: 'widgets', limit: 20 }));
  const found = [...search.text.matchAll(/\\"name\\":\\"([^"\\]*widgets)\\"/g)].map(([, name = '']) => name);
  return write(
    capabilities
      .filter(({ name }) => !name.startsWith('steady'))
      .map(({ name, state }) => [name, state === 'planned' || state === 'open' ? 'serving' : state]),
    found,
  );
}

const describe = (expected: ReadonlyMap<string, ExpectedDocument>): string =>
  write(
    [...expected].map(([name, { state }]) => [name, state]),
    [...expected.values()].flatMap(({ tools }) => tools),
  );

const write = (states: readonly (readonly [string, string])[], tools: readonly string[]): string =>
  JSON.stringify({ states: states.map((one) => one.join(' ')).sort(), tools: [...tools].sort() });
