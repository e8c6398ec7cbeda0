import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

type Schema = Readonly<Record<string, unknown>>;

/** The language server of the YAML extensions of VS Code, Neovim and others, without a process around it. */
const editor = getLanguageService({
  schemaRequestService: (address) => readFile(fileURLToPath(address), 'utf8'),
  workspaceContext: { resolveRelativePath: (relative, document) => new URL(relative, document).href },
});
editor.configure({ validate: true, hover: true, completion: true, schemas: [] });

let place: Awaited<ReturnType<typeof makeTempDirectory>>;
beforeAll(async () => {
  place = await makeTempDirectory({});
});
afterAll(() => place.remove());

describe('an editor that reads the line "yaml-language-server" of a new document', () => {
  let text: string;
  beforeAll(async () => {
    const options = ['--name', 'Orders', '--base-uri', 'https://api.acme.test', '--template', 'steps'];
    await residentNaftiko(['create', 'capability', ...options], place);
    text = await readFile(path.join(place.cwd, 'orders.naftiko.yaml'), 'utf8');
  });

  // The server remembers what it read of a version.
  let version = 0;
  const open = (content: string): TextDocument =>
    TextDocument.create(`file://${place.cwd}/orders.naftiko.yaml`, 'yaml', (version += 1), content);

  test('reports nothing in it, and a mistake at its line', async () => {
    expect(await editor.doValidation(open(text), false)).toEqual([]);
    const [problem] = await editor.doValidation(open(text.replace('method: GET', 'method: FETCH')), false);
    expect(problem?.message).toContain('"GET", "POST", "PUT", "PATCH", "DELETE"');
    expect(text.split('\n')[problem?.range.start.line ?? 0]).toContain('method:');
  });

  test('explains every field that it contains', async () => {
    const document = open(text);
    const fields = [...text.matchAll(/^[ -]*(\w+):/gm)].map((match) => ({
      name: match[1] ?? '',
      offset: match.index + match[0].length - 2,
    }));
    expect(fields.length).toBeGreaterThan(60);
    for (const { name, offset } of fields) {
      const hover = await editor.doHover(document, document.positionAt(offset));
      const { value } = hover?.contents as { readonly value: string };
      // A title, the description, where it is from.
      const [, description = ''] = value.split('\n\n');
      expect([name, description]).toEqual([name, expect.stringMatching(/^[A-Z].{18,}\.$/s)]);
    }
  });

  test('completes fields with what they mean', async () => {
    const document = open(text.replace('      namespace: api\n', '      \n'));
    const offset = document.getText().indexOf('- type: http\n') + '- type: http\n      '.length;
    const { items } = await editor.doComplete(document, document.positionAt(offset), false);
    const item = items.find(({ label }) => label === 'namespace');
    expect(JSON.stringify(item?.documentation)).toContain('The first part of call references');
  });
});

describe('the schemas that the command prints', () => {
  test.each(['document', 'config'])('%s: every field has a description for people', async (name) => {
    const { stdout } = await residentNaftiko(['schema', name], place);
    const fields = fieldsOf(JSON.parse(stdout) as Schema);
    expect(fields.length).toBeGreaterThan(30);
    const unclear = fields.filter(({ description }) => !/^\S.{18,}\.$/.test(description));
    expect(unclear.map(({ at, description }) => `${at}: ${description}`)).toEqual([]);
  });
});

/** Every field with its description; conditions and alternatives only narrow fields that are listed beside them. */
function fieldsOf(schema: Schema, at = ''): readonly { readonly at: string; readonly description: string }[] {
  return Object.entries(schema).flatMap(([key, part]) => {
    if (typeof part !== 'object' || part === null) return [];
    if (['if', 'anyOf', 'oneOf', 'allOf', 'not'].includes(key)) return [];
    if (key !== 'properties' || at.endsWith('/properties')) return fieldsOf(part as Schema, `${at}/${key}`);
    return Object.entries(part as Readonly<Record<string, Schema>>).flatMap(([name, field]) => [
      { at: `${at}/${name}`, description: typeof field.description === 'string' ? field.description : '' },
      ...fieldsOf(field, `${at}/${name}`),
    ]);
  });
}
