import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readPlugins } from '../input/read-plugins.js';
import { checkDocuments, type CheckRequest } from './check-documents.js';
import { startThreads } from './check-threads.js';

const document = (index: number): string => `naftiko: 1.0.0-alpha2
info: { label: Number ${index}, description: One of many }
capability:
  exposes:
    - { type: deck, namespace: deck, port: ${9000 + index} }
    - { type: mcp, namespace: tools, port: 8090, tools: [{ name: t, description: Calls, call: a.b${index} }] }
`;

/** In a thread it ends the thread when it plans a file that is named so. */
const plugin = `
import { isMainThread } from 'node:worker_threads';
const plan = ({ at }) => {
  if (!isMainThread && at.source.includes('fatal')) process.exit(1);
  return { ok: false, diagnostics: [{ code: 'deck/full', severity: 'error', message: 'Full', at }] };
};
export default { exposes: [{ type: 'deck', plan }] };
`;

describe('checking documents', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'naftiko-threads-'));
    await writeFile(path.join(directory, 'deck.mjs'), plugin);
  });
  afterAll(() => rm(directory, { recursive: true }));

  async function prepare(name: (index: number) => string): Promise<CheckRequest> {
    const documents = Array.from({ length: 12 }, (_, index) => ({
      file: path.join(directory, name(index)),
      text: document(index),
    }));
    for (const { file, text } of documents) await writeFile(file, text);
    const raw = { plugin: ['./deck.mjs'], python: false };
    const plugins = await readPlugins(raw, { workingDirectory: directory });
    if (!plugins.ok) throw new Error(plugins.problems.join('\n'));
    return {
      documents,
      plugins: plugins.value,
      raw,
      workingDirectory: directory,
      settings: { strict: true, lint: { extends: 'none', rules: new Map() }, plan: {} },
      report: () => undefined,
    };
  }

  test('gives the same results with threads, in the same order', async () => {
    const request = await prepare((index) => `d${index}.yaml`);
    const alone = await checkDocuments(request, 0);
    expect(alone.map(({ file }) => file)).toEqual(request.documents.map(({ file }) => file));
    expect(alone[0]?.diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['deck/full', 'call-unresolved']),
    );
    expect(await checkDocuments(request, 2)).toEqual(alone);
  });

  test('loads plug-ins in threads', async () => {
    const { documents, settings, raw, workingDirectory } = await prepare((index) => `d${index}.yaml`);
    const files = documents.map(({ file }) => file);
    const job = { files, settings, raw, workingDirectory, counters: new Int32Array(new SharedArrayBuffer(8)) };
    const results = await startThreads(2, job).finish(() => undefined);
    expect([...results.keys()].toSorted((left, right) => left - right)).toEqual(files.map((_, index) => index));
    expect(results.get(3)?.diagnostics.map(({ code }) => code)).toContain('deck/full');
    expect(Atomics.load(job.counters, 1)).toBe(files.length);
  });

  test('checks documents of a thread that failed again', async () => {
    const request = await prepare((index) => `fatal${index}.yaml`);
    const results = await checkDocuments(request, 2);
    expect(results.map(({ file }) => file)).toEqual(request.documents.map(({ file }) => file));
    expect(results.flatMap(({ diagnostics }) => diagnostics.filter(({ code }) => code === 'deck/full'))).toHaveLength(
      12,
    );
  });
});
