import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, isServable, planDocument, start } from '@naftiko/runtime';
import { parseDocument, stringify } from 'yaml';
import { collectParts, mutateText, mutateTree } from './mutate.js';

/** One document in this number is also served, with a mock upstream, and called. */
const servedShare = 8;

const example = 'examples/salesforce-live-agent-sessions.yaml';

/** Cases of changed documents: each is planned, and some are served. */
export async function openDocuments(observed, { folders }) {
  const read = textsIn(folders).map((text) => ({ text, parsed: parseDocument(text) }));
  const sound = read.filter(({ parsed }) => parsed.errors.length === 0);
  const texts = sound.map(({ text }) => text);
  const trees = sound.map(({ parsed }) => parsed.toJS({ maxAliasCount: -1 }));
  const pool = collectParts(trees);
  // Loads the modules that serve, so that their second of processor time does not count as that of a case.
  await serve(await planDocument(example, readFileSync(example, 'utf8'), loadBuiltins), observed);

  async function run(random) {
    const text = mutateDocument(random, texts, trees, pool);
    let planned;
    try {
      planned = await planDocument('examples/fuzzed.yaml', text, loadBuiltins);
    } catch (cause) {
      observed.add('planning throws', cause?.stack ?? String(cause));
      return text;
    }
    for (const { code, message, at } of planned.diagnostics) {
      if (!code || !message || at?.start === undefined)
        observed.add('diagnostic without a place', `${code}: ${message}`);
    }
    // Python takes seconds to start, and imports would read the network.
    if (random.oneIn(servedShare) && isServable(planned) && !/python|import/.test(text)) await serve(planned, observed);
    return text;
  }

  return { run, close: async () => undefined };
}

function mutateDocument(random, texts, trees, pool) {
  const which = random.below(texts.length);
  if (random.oneIn(4)) return mutateText(random, texts[which]);
  const changed = mutateTree(random, trees[which], pool);
  const text = random.oneIn(8)
    ? JSON.stringify(changed)
    : stringify(changed, {
        aliasDuplicateObjects: random.oneIn(2),
        defaultStringType: random.pick(['PLAIN', 'QUOTE_DOUBLE']),
      });
  return random.oneIn(6) ? mutateText(random, text) : text;
}

/** Every operation of a served document is called once. */
async function serve(planned, observed) {
  const environment = new Proxy(
    {},
    {
      get: () => 'value',
      getOwnPropertyDescriptor: () => ({ value: 'value', configurable: true, enumerable: true }),
    },
  );
  const started = await start([planned], {
    ...defaultRunOptions,
    environment,
    mock: true,
    logs: observed.logs,
    ports: new Map([['*', 0]]),
  });
  if (!started.ok) return;
  try {
    for (const { exposes } of started.value.capabilities) {
      for (const { type, url } of exposes) {
        if (url === undefined) continue;
        const target = new URL(url);
        for (const request of requestsFor(type, planned)) {
          const answer = await fetch(new URL(request.path, target.origin), {
            ...request,
            signal: AbortSignal.timeout(20_000),
          });
          observed.checkAnswer(await answer.text());
        }
      }
    }
  } catch (cause) {
    observed.add('a call fails', cause?.cause?.stack ?? cause?.stack ?? String(cause));
  } finally {
    await started.value.close(0);
  }
}

function requestsFor(type, planned) {
  const names = [...new Set(namesIn(planned))].slice(0, 12);
  if (type === 'mcp') {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const message = (method, params) => ({
      path: '/mcp',
      method: 'POST',
      headers,
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    return [
      message('tools/list', {}),
      message('resources/list', {}),
      message('prompts/list', {}),
      ...names.map((name) => message('tools/call', { name, arguments: { id: '1' } })),
    ];
  }
  return pathsIn(planned)
    .slice(0, 12)
    .map((one) => ({ path: one, method: 'GET' }));
}

const namesIn = ({ loaded }) =>
  (loaded.document?.exposes ?? []).flatMap(({ tools = [] }) => tools.map((tool) => textIn(tool.name)));
const pathsIn = ({ loaded }) =>
  (loaded.document?.exposes ?? []).flatMap(({ resources = [] }) =>
    resources.map((one) => `/${textIn(one.path).replaceAll(/[{}]+/g, '').replace(/^\/+/, '')}`),
  );
const textIn = (value) => String(value?.text ?? value ?? '');

/** The documents of the folders that exist. */
const textsIn = (folders) =>
  folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.ya?ml$/.test(name) && !name.includes('expected-failures'))
        .sort()
        .map((name) => readFileSync(path.join(folder, name), 'utf8')),
    )
    .filter((text) => /^naftiko:/m.test(text));
