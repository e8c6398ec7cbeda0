import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { SkillsClient } from '@modelcontextprotocol/client/ext/skills';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as EarlierClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as EarlierHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { naftikoCommand, type NaftikoProcess } from '../support/naftiko-process.js';
import { residentRun } from '../support/resident-command.js';

const file = 'examples/harbor-skill.yaml';
const root = 'skill://harbor-skills/harbor-skill';
const reference = 'references/under-keel-clearance.md';
const identity = { name: 'skills-test', version: '1.0.0' };

let served: NaftikoProcess;

beforeAll(async () => {
  served = await residentRun([file, '--port', 'harbor-tools=0', '--port', 'harbor-skills=0']);
});

afterAll(async () => {
  await served?.stop();
});

const http = (): URL => new URL(served.urlOf('harbor-tools'));

const onDisk = (name: string): string => readFileSync(`examples/harbor-skill/${name}`, 'utf8');

const newest = { versionNegotiation: { mode: { pin: '2026-07-28' } } } as const;

const overHttp = () => new StreamableHTTPClientTransport(http());

const stdioOf = (document: string) =>
  new StdioClientTransport({
    command: process.execPath,
    args: [naftikoCommand, 'run', document, '--stdio', 'harbor-tools'],
    stderr: 'ignore',
  });

const overStdio = () => stdioOf(file);

describe.each([
  ['of 2026-07-28 over HTTP', () => new Client(identity, newest), overHttp],
  ['of 2026-07-28 over stdio', () => new Client(identity, newest), overStdio],
  ['of the 2025 revisions over HTTP', () => new Client(identity), overHttp],
  ['of the 2025 revisions over stdio', () => new Client(identity), overStdio],
])('the skill of the example, for a client %s', (_, newClient, newTransport) => {
  let client: Client;
  let skills: SkillsClient;

  beforeAll(async () => {
    client = newClient();
    await client.connect(newTransport());
    skills = new SkillsClient(client);
  });

  afterAll(() => client?.close());

  test('is announced beside the tools', async () => {
    expect([skills.supported, skills.directoryRead]).toEqual([true, true]);
    expect((await client.listTools()).tools).toMatchObject([{ name: 'list-berths' }]);
  });

  test('is listed with every file of it', async () => {
    const listing = await skills.list();
    expect(listing.invalid).toEqual([]);
    expect(listing.skills).toMatchObject([
      {
        uri: `${root}/SKILL.md`,
        frontmatter: { name: 'harbor-skill', license: 'Apache-2.0', 'allowed-tools': 'list-berths' },
        resources: [{ uri: `${root}/SKILL.md` }, { uri: `${root}/${reference}` }],
      },
    ]);
    expect((await skills.get(`${root}/SKILL.md`)).skill).toEqual(listing.skills[0]);
  });

  test('is read and verified, file by file', async () => {
    const [skill] = (await skills.list()).skills;
    const manifest = await skills.read(skill!);
    expect(manifest).toMatchObject({ verified: true, text: onDisk('SKILL.md'), mimeType: 'text/markdown' });
    expect(await skills.read(skill!, reference)).toMatchObject({ verified: true, text: onDisk(reference) });
  });

  test('is walked by its directories', async () => {
    expect((await skills.readDirectory(root)).resources).toEqual([
      {
        uri: `${root}/SKILL.md`,
        name: 'SKILL.md',
        mimeType: 'text/markdown',
        size: Buffer.byteLength(onDisk('SKILL.md')),
      },
      { uri: `${root}/references`, name: 'references', mimeType: 'inode/directory' },
    ]);
    expect((await skills.readDirectory(`${root}/references`)).resources).toMatchObject([
      { uri: `${root}/${reference}`, mimeType: 'text/markdown' },
    ]);
  });

  test.each([
    ['skill', () => skills.get('skill://harbor-skills/none/SKILL.md'), 'Skill not found'],
    ['directory', () => skills.readDirectory(`${root}/none`), 'Directory not found'],
    ['file', () => client.readResource({ uri: `${root}/none.md` }), 'Resource not found'],
    ['file outside', () => client.readResource({ uri: `${root}/..%2f..%2fharbor-skill.yaml` }), 'Resource not found'],
    ['text of a directory', () => client.readResource({ uri: root }), 'Resource not found'],
  ])('has no other %s', async (_what, ask, message) => {
    await expect(ask()).rejects.toMatchObject({ code: -32602, message: expect.stringContaining(message) });
  });
});

test('a client without support for skills finds them among the resources', async () => {
  const client = new EarlierClient(identity);
  await client.connect(new EarlierHttp(http()));
  try {
    const { resources } = await client.listResources();
    expect(resources).toEqual([
      {
        uri: `${root}/SKILL.md`,
        name: 'harbor-skill',
        title: 'harbor-skill',
        description: expect.stringContaining('deep enough'),
        mimeType: 'text/markdown',
        size: Buffer.byteLength(onDisk('SKILL.md')),
      },
    ]);
    expect((await client.readResource({ uri: `${root}/${reference}` })).contents).toEqual([
      { uri: `${root}/${reference}`, mimeType: 'text/markdown', text: onDisk(reference) },
    ]);
  } finally {
    await client.close();
  }
});

test('on a lasting connection, skills disappear when a reload removes them', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-skills-'));
  const copy = path.join(directory, 'harbor.yaml');
  const text = readFileSync(file, 'utf8');
  await writeFile(copy, text);
  const transport = stdioOf(copy);
  const client = new Client(identity);
  const notified = new Promise<void>((resolve) =>
    client.setNotificationHandler('notifications/resources/list_changed', () => resolve()),
  );
  try {
    await client.connect(transport);
    const skills = new SkillsClient(client);
    expect((await skills.list()).skills).toHaveLength(1);
    await writeFile(copy, text.slice(0, text.indexOf('    - type: skill')));
    process.kill(transport.pid ?? 0, 'SIGHUP');
    await notified;
    expect((await skills.list()).skills).toEqual([]);
    await expect(skills.get(`${root}/SKILL.md`)).rejects.toMatchObject({ code: -32602 });
    await expect(skills.readDirectory(root)).rejects.toMatchObject({ code: -32602 });
    expect((await client.listResources()).resources).toEqual([]);
  } finally {
    await client.close();
    await rm(directory, { recursive: true, force: true });
  }
});

/** Serves a document over stdio to a client that supports skills. */
async function overOwnStdio<T>(text: string, visit: (client: Client, skills: SkillsClient) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-skills-'));
  const client = new Client(identity);
  try {
    await writeFile(path.join(directory, 'own.yaml'), text);
    await client.connect(stdioOf(path.join(directory, 'own.yaml')));
    return await visit(client, new SkillsClient(client));
  } finally {
    await client.close();
    await rm(directory, { recursive: true, force: true });
  }
}

const ownDocument = (tools: string, skill: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
binds: [{ namespace: env, keys: { TOKEN: NOBODY_HAS_THIS_TOKEN } }]
capability:
  exposes:
    - type: mcp
      namespace: harbor-tools
      port: 0
      tools: ${tools}
    - type: rest
      namespace: quay
      port: 0
      authentication: { type: bearer, token: "{{TOKEN}}" }
      resources:
        - path: /berths
          name: berths
          operations:
            - { method: GET, name: list, outputParameters: [{ name: berth, type: string, value: A1 }] }
            - { method: GET, name: list-again, call: nobody.knows }
    - type: skill
      namespace: school
      port: 0
      ${skill}
      skills:
        - name: mooring
          description: How to moor
          tools: [{ name: list, description: Lists, from: { sourceNamespace: quay, action: list } }]
`;

const greet = '[{ name: greet, description: Greets, outputParameters: [{ name: text, type: string, value: hello }] }]';

describe('an adapter that is served alone over stdio', () => {
  test('needs no values of other adapters, but offers their skills', () =>
    overOwnStdio(ownDocument(greet, ''), async (client, skills) => {
      expect((await client.listTools()).tools).toMatchObject([{ name: 'greet' }]);
      const [skill] = (await skills.list()).skills;
      // The REST adapter of its tool is not served here.
      expect((await skills.read(skill!)).body).toBe('\n# mooring\n\nHow to moor\n');
    }));

  test('does not require the secret of skills that it may not offer', () =>
    overOwnStdio(ownDocument(greet, 'authentication: { type: bearer, token: "{{TOKEN}}" }'), async (client, skills) => {
      expect((await client.listTools()).tools).toHaveLength(1);
      expect(skills.supported).toBe(false);
    }));

  test('is served for its skills alone', () =>
    overOwnStdio(ownDocument('[]', ''), async (_, skills) => {
      expect((await skills.list()).skills).toHaveLength(1);
    }));
});
