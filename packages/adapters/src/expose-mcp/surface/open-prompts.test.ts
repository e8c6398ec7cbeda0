import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '../../builtins.js';
import {
  closeDocuments,
  createDirectory,
  documentOf,
  serveDocument,
} from '../../../../../test/support/expose/mcp-documents.js';

afterEach(closeDocuments);

const prompts = documentOf({
  mcp: `
      prompts:
        - name: brief
          label: Brief
          description: Briefs
          arguments:
            - { name: crew-name, description: Who }
            - { name: tone, description: How, required: false }
          template:
            - { role: user, content: '{{ crew-name }}: {{tone}} {{other}} {crew-name}' }
            - { role: assistant, content: Aye. }
        - { name: file, label: File, description: A file, location: 'file:///./hand over.md' }
        - { name: gone, label: Gone, description: No file, location: 'file:///./gone.md' }
        - { name: brief, label: Again, description: Again, template: [{ role: user, content: x }] }`,
});

const serve = async (files: Record<string, string> = { 'hand over.md': 'One' }) => {
  const directory = await createDirectory(files);
  return { directory, ...(await serveDocument(prompts, loadBuiltins, { directory })) };
};

describe('prompts', () => {
  test('are listed in order, without those that are unreadable or that no client can request', async () => {
    const { ask, codes } = await serve();
    expect(codes.toSorted()).toEqual(['prompt-file-unavailable', 'prompt-name-duplicate']);
    expect((await ask('prompts/list')).result).toEqual({
      prompts: [
        {
          name: 'brief',
          title: 'Brief',
          description: 'Briefs',
          arguments: [
            { name: 'crew-name', description: 'Who', required: true },
            { name: 'tone', description: 'How', required: false },
          ],
        },
        { name: 'file', title: 'File', description: 'A file' },
      ],
    });
  });

  test('insert values once, and keep placeholders without a value or a declaration', async () => {
    const { ask } = await serve();
    const given = { 'crew-name': '{{tone}} $& $1', other: 'x' };
    expect((await ask('prompts/get', { name: 'brief', arguments: given })).result).toEqual({
      description: 'Briefs',
      messages: [
        { role: 'user', content: { type: 'text', text: '{{tone}} $& $1: {{tone}} {{other}} {crew-name}' } },
        { role: 'assistant', content: { type: 'text', text: 'Aye.' } },
      ],
    });
  });

  test.each([
    [{ name: 'brief' }, -32602, 'Missing arguments of the prompt "brief": crew-name'],
    [{ name: 'brief', arguments: { 'crew-name': 7 } }, -32602, 'arguments'],
    [{ name: 'nobody' }, -32602, 'Unknown prompt: nobody'],
    [{ name: 'toString' }, -32602, 'Unknown prompt: toString'],
    [{}, -32602, 'name'],
    [{ name: 'gone' }, -32603, 'The text of the prompt "gone" cannot be read'],
  ])('refuse %j', async (params, code, message) => {
    const { ask, directory } = await serve();
    const { error } = await ask('prompts/get', params);
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(JSON.stringify(error)).not.toContain(directory);
  });

  test('in files are read each time; without the file the last text is used', async () => {
    const { ask, directory } = await serve();
    const file = path.join(directory, 'hand over.md');
    const text = async (name: string) =>
      ((await ask('prompts/get', { name })).result as { messages: { content: { text: string } }[] }).messages[0]
        ?.content.text;
    expect(await text('file')).toBe('One');
    await writeFile(file, 'Two');
    expect(await text('file')).toBe('Two');
    await rm(file);
    expect(await text('file')).toBe('Two');
    await writeFile(path.join(directory, 'gone.md'), 'Found');
    expect(await text('gone')).toBe('Found');
  });
});
