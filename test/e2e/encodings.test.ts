import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';
import { exchange } from '../support/http-exchange.js';
import { openRecordingUpstream } from '../support/recording-upstream.js';
import { residentNaftiko } from '../support/resident-command.js';

const answers: Readonly<Record<string, readonly [string, string, string, string]>> = {
  json: ['application/json; charset=windows-1252', '{"name":"Müller"}', 'json', '$.name'],
  csv: ['text/csv; charset=ISO-8859-1', 'name\nMüller\n', 'csv', '$[0].name'],
  tsv: ['text/tab-separated-values;charset="iso-8859-1"', 'name\tcity\nMüller\tx\n', 'tsv', '$[0].name'],
  psv: ['text/plain; charset=latin1', 'name|city\nMüller|x\n', 'psv', '$[0].name'],
  xml: ['application/xml; charset=iso-8859-1', '<r><name>Müller</name></r>', 'xml', '$.name'],
  declared: [
    'application/xml',
    '<?xml version="1.0" encoding="ISO-8859-1"?><r><name>Müller</name></r>',
    'xml',
    '$.name',
  ],
  yaml: ['application/yaml; charset=iso-8859-1', 'name: Müller\n', 'yaml', '$.name'],
  html: [
    'text/html; charset=windows-1252',
    '<table><tr><th>n</th></tr><tr><td>Müller</td></tr></table>',
    'html',
    '$.tables[0][0].n',
  ],
  meta: [
    'text/html',
    '<meta charset="iso-8859-1"><table><tr><th>n</th></tr><tr><td>Müller</td></tr></table>',
    'html',
    '$.tables[0][0].n',
  ],
  markdown: ['text/markdown; charset=iso-8859-1', '---\nname: Müller\n---\n# x\n', 'markdown', '$.frontMatter.name'],
};

const bind = `binds: [{ namespace: file, location: 'file:///./secrets.env', keys: { TOKEN: TOKEN } }]`;

const document = (baseUri: string, more = ''): string => `naftiko: 1.0.0-alpha2
info: { label: Names, description: Names }
${more}
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${baseUri}
      ${more === '' ? '' : "authentication: { type: bearer, token: '{{TOKEN}}' }"}
      resources:${Object.entries(answers)
        .map(
          ([name, [, , format]]) => `
        - { name: ${name}, path: /${name}, operations: [{ name: ${name}, method: GET, outputRawFormat: ${format} }] }`,
        )
        .join('')}
  exposes:
    - type: rest
      namespace: names
      port: 18555
      resources:${Object.entries(answers)
        .map(
          ([name, [, , , mapping]]) => `
        - path: /${name}
          operations: [{ method: GET, name: ${name}, call: up.${name}, outputParameters: [{ type: string, mapping: '${mapping}' }] }]`,
        )
        .join('')}
`;

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
const encodings: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, little end first', utf16],
  ['UTF-16, big end first', (text) => utf16(text).swap16()],
  ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
];

describe('texts in another encoding', () => {
  let cwd: string;
  let upstream: Awaited<ReturnType<typeof openRecordingUpstream>>;
  beforeAll(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'naftiko-encodings-'));
    upstream = await openRecordingUpstream((seen, response) => {
      const [type, text] = answers[seen.path.slice(1)]!;
      response.writeHead(200, { 'Content-Type': type }).end(Buffer.from(text, 'latin1'));
    });
  });
  afterAll(async () => {
    await upstream.close();
    await rm(cwd, { recursive: true, force: true });
  });

  async function ask(file: string, text: string, route: string): Promise<string> {
    const planned = await planDocument(path.join(cwd, file), text, loadBuiltins);
    const running = await start([planned], {
      ...defaultRunOptions,
      workingDirectory: cwd,
      ports: new Map([['names', 0]]),
    });
    if (!running.ok) throw new Error(running.diagnostics.map(({ message }) => message).join('\n'));
    try {
      const url = running.value.capabilities[0]?.exposes[0]?.url ?? '';
      return (await exchange(url, { method: 'GET', path: route })).text;
    } finally {
      await running.value.close(0);
    }
  }

  test.each(Object.keys(answers))('an answer is decoded: %s', async (name) => {
    expect(await ask('names.yaml', document(upstream.origin), `/${name}`)).toBe('"Müller"');
  });

  test.each(encodings)(
    'a document is read by name, from a directory and from standard input: %s',
    async (_, encode) => {
      const bytes = encode(document(upstream.origin));
      const directory = await mkdtemp(path.join(cwd, 'documents-'));
      await writeFile(path.join(directory, 'names.yaml'), bytes);
      const named = await residentNaftiko(['validate', 'names.yaml'], { cwd: directory });
      const found = await residentNaftiko(['validate', '.'], { cwd: directory });
      const piped = await residentNaftiko(['validate', '-'], { cwd: directory, input: bytes });
      for (const { code, stdout } of [named, found, piped]) {
        expect(code).toBe(0);
        expect(stdout).toContain('1 file: no errors');
      }
    },
  );

  test.each(encodings)('a bind file is read: %s', async (_, encode) => {
    await writeFile(path.join(cwd, 'secrets.env'), encode('TOKEN=sesame\n'));
    upstream.take();
    await ask('names.yaml', document(upstream.origin, bind), '/json');
    expect(upstream.take().map(({ headers }) => headers['authorization'])).toEqual(['Bearer sesame']);
  });
});

test('validating a directory reports skipped files, and files that may be documents', async () => {
  const cwd = await mkdtemp(path.join(tmpdir(), 'naftiko-directory-'));
  try {
    await writeFile(path.join(cwd, 'names.yaml'), document('https://up.test'));
    await writeFile(path.join(cwd, 'compose.yaml'), 'services: {}\n');
    await writeFile(path.join(cwd, 'typo.yaml'), document('https://up.test').replace('naftiko:', 'naftko:'));
    const { code, stdout, stderr } = await residentNaftiko(['validate', '.'], { cwd });
    expect({ code, files: stdout.includes('1 file: no errors') }).toEqual({ code: 0, files: true });
    expect(stderr.split('\n')).toEqual([
      'note: "typo.yaml" has the root key "naftko". Did you mean "naftiko"?',
      'note: Skipped: 2 YAML files without "naftiko:" at the root.',
      '',
    ]);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
});

test.each([
  ['a reserved character', 'label: @ship', /cannot begin with "@"/],
  ['a star', 'label: *', /cannot begin with "\*"/],
  ['a star before a word', 'label: *ship', /no anchor/],
  ['a percent sign', 'label: %40', /cannot begin with "%"/],
  ['a backtick', 'label: `ship`', /cannot begin with "`"/],
  ['a colon', 'label: Note: this', /contains ": "/],
  ['a bracket before text', 'label: [beta] ships', /More text follows/],
  ['a template before text', 'label: {{SHIP}} one', /More text follows/],
  ['a quote within quotes', "label: 'it's'", /More text follows/],
  ['a bracket', 'label: ]', /none is open/],
  ['a bar before text', 'label: |ship', /Text follows the/],
])('a text without quotes is refused with a remedy: %s', async (_, line, reason) => {
  const cwd = await mkdtemp(path.join(tmpdir(), 'naftiko-quotes-'));
  try {
    const { code, stdout } = await residentNaftiko(['validate', '-'], {
      cwd,
      input: `naftiko: 1.0.0-alpha2\ninfo:\n  ${line}\n`,
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ +3:\d+ +error .*yaml-syntax$/m);
    expect(stdout).toMatch(reason);
    expect(stdout).toMatch(/quotes/);
    expect(stdout).not.toMatch(/Plain value|compact mappings|node end|flow|token|scalar/);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
});
