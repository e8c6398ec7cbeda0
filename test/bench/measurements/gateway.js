import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { figuresOf } from '../harness/compare.js';
import { command, workFolder } from '../harness/naftiko.js';
import { cores, spawnPinned } from '../harness/pinned.js';
import { peakOf } from '../harness/process-figures.js';

const number = 2_500;
const shared = process.env.NAFTIKO_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const catalog = path.join(shared, 'catalog');

/** Goal: 2,500 documents behind one gateway, the sample of the catalog multiplied with renamed namespaces, on all cores. */
export async function measureGateway({ settings, node }) {
  if (!existsSync(catalog)) throw new Error(`The sample of documents is missing: ${catalog}`);
  const many = path.join(workFolder, 'many');
  const one = path.join(workFolder, 'one');
  const cache = path.join(workFolder, 'cache');
  multiply(many);
  mkdirSync(one, { recursive: true });
  const [first] = listDocuments(many);
  cpSync(first, path.join(one, 'one.yaml'));
  const start = (folder, asks) => startGateway({ node, folder, cache, asks });
  const asks = `/${path.relative(many, listDocuments(many).at(-1)).replace(/\.ya?ml$/, '')}`.replaceAll(
    /[^/a-z0-9]|(?<=.)\//g,
    '-',
  );

  await start(one, '/one');
  const samples = { 'one document': [], [`${number} documents`]: [], [`${number} documents, second start`]: [] };
  for (let round = 0; round < settings.rounds; round += 1) {
    rmSync(cache, { recursive: true, force: true });
    const runs = [await start(one, '/one'), await start(many, asks), await start(many, asks)];
    for (const [index, list] of Object.values(samples).entries()) list.push(runs[index]);
  }
  return [{ work: `${number} documents behind one gateway`, figures: figuresOf(samples) }];
}

/** What one start takes, from the start of the process. */
async function startGateway({ node, folder, cache, asks }) {
  const args = ['run', folder, '--gateway', '0', '--cache-dir', cache, '--log-format', 'json', '--log-level', 'error'];
  const began = performance.now();
  const since = () => performance.now() - began;
  const child = spawnPinned(cores.all, node, [command, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextEvent = async () => JSON.parse((await lines.next()).value);
  const { gateway } = await nextEvent();
  const listeningMs = since();
  await (await fetch(`${gateway}${asks}/`)).arrayBuffer();
  const firstCallMs = since() - listeningMs;
  await nextEvent();
  const plannedMs = since();
  const peakMb = peakOf(child.pid);
  const tokens = (await listTools(gateway)).length / 4;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { listeningMs, firstCallMs, plannedMs, peakMb, tokens };
}

async function listTools(gateway) {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  const answer = await fetch(`${gateway}/mcp`, { method: 'POST', headers, body: JSON.stringify(message) });
  return answer.text();
}

/** Copies of the sample, each document with namespaces of its own. */
function multiply(target) {
  const files = listDocuments(catalog);
  for (let index = 0; index < number; index += 1) {
    const file = files[index % files.length];
    const copy = Math.floor(index / files.length);
    const place = path.join(target, `copy-${copy}`, path.relative(catalog, file));
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, renameNamespaces(readFileSync(file, 'utf8'), copy));
  }
}

/** Renames the namespaces, and the references that begin with one. */
function renameNamespaces(text, copy) {
  const names = new Set([...text.matchAll(/^\s*(?:- )?namespace:\s*["']?([\w.-]+)/gm)].map(([, name]) => name));
  const place = /(?<=^\s*(?:- )?(?:namespace|call|ref|targetNamespace|sourceNamespace):\s*["']?)[\w-]+/gm;
  return text.replace(place, (name) => (names.has(name) ? `${name}-${copy}` : name));
}

const listDocuments = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .map((name) => path.join(folder, name));
