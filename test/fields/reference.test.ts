import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planFile } from '@naftiko/runtime';
import { loadDocument } from '@naftiko/spec';
import { parse, stringify } from 'yaml';
import { examplesIn, readFieldRows, fieldsOf, referencePages } from '../architecture/fields.js';

/** The consumed API that examples leave out, as docs/fields.md shows it. */
const left = /```yaml\n(.*?)```/s.exec(readFileSync('docs/fields.md', 'utf8'))?.[1] ?? '';
const [harbor] = (parse(left) as { readonly consumes: readonly [Block] }).consumes;

/** The document for others to import. */
const shared = /```yaml shared\n(.*?)```/s.exec(readFileSync('docs/reference/document.md', 'utf8'))?.[1] ?? '';

/** What examples name beside themselves. */
const files: Readonly<Record<string, string>> = {
  'shared/harbor.yaml': shared,
  'secrets.json': '{"harbor-token":"example"}',
  'schemas/ships.avsc': '{"type":"record","name":"Ships","fields":[{"name":"total","type":"int"}]}',
  'scripts/sort-by-arrival.js': 'result = context.ships;',
  'scripts/lib/time.js': '',
  'library/rules.md': '# Rules',
  'prompts/handover.md': 'Hand the bridge over.',
  'skills/mooring/SKILL.md': '---\nname: mooring\ndescription: How a ship is moored.\n---\n',
  'skills/mooring/knots.md': '# Knots',
};

interface Block {
  readonly namespace: string;
  readonly resources: readonly { readonly operations: readonly { readonly name: string }[] }[];
}

interface Example {
  readonly capability?: { readonly consumes?: readonly Block[]; readonly exposes?: readonly object[] };
}

const examples = referencePages.flatMap(examplesIn);

/** The whole document that an example is part of. */
function whole(text: string): object {
  const example = parse(text) as Example;
  const { consumes = [harbor], exposes = [serving(consumes)] } = example.capability ?? {};
  const info = { label: 'Harbour', description: 'Ships and berths of the harbour.' };
  return { naftiko: '1.0.0-alpha2', info, ...example, capability: { ...example.capability, consumes, exposes } };
}

/** A tool for each consumed operation, with an input for each name in its templates. */
const serving = (consumes: readonly Block[]): object => ({
  type: 'mcp',
  namespace: 'all',
  port: 9090,
  tools: consumes.flatMap(({ namespace, resources }) =>
    resources.flatMap(({ operations }) =>
      operations.map((operation) => ({
        name: operation.name,
        description: operation.name,
        call: `${namespace}.${operation.name}`,
        inputParameters: [...JSON.stringify(operation).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => ({
          name,
          type: 'string',
          description: name,
        })),
      })),
    ),
  ),
});

describe('an example of the reference', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'naftiko-reference-'));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
      await writeFile(path.join(directory, name), text);
    }
  });
  afterAll(() => rm(directory, { recursive: true }));

  test.each(examples)('of $object is a document without errors and warnings', async ({ object, text }) => {
    const file = path.join(directory, `${object}.yaml`);
    const document = stringify(whole(text));
    await writeFile(file, document);
    const planned = await planFile(file, loadBuiltins);
    const findings = 'diagnostics' in planned ? planned.diagnostics : [planned];
    const faults = [...findings, ...loadDocument(file, document).differences];
    expect(faults.filter((fault) => !('severity' in fault && fault.severity === 'info'))).toEqual([]);
  });

  test.each(referencePages)('shows every field of %s', (page) => {
    const documents = [...examplesIn(page).map(({ text }) => whole(text)), parse(shared) as object];
    const shown = new Set(documents.flatMap((document) => [...fieldsOf(document)]));
    const fields = readFieldRows(page).map(({ field }) => field);
    expect(fields.filter((field) => !shown.has(field))).toEqual([]);
  });
});
