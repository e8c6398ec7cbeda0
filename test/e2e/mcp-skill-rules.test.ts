import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { SkillsClient } from '@modelcontextprotocol/client/ext/skills';
import { exchange } from '../support/http-exchange.js';
import { serveWithControl, type ServeOptions, type ControlledDocument } from '../support/serve-with-control.js';

/** A document with an MCP adapter and further exposes. */
const documentOf = (exposes: string, mcp = ''): string => `
naftiko: 1.0.0-alpha2
info: { label: Harbor, description: A harbor }
binds: [{ namespace: env, keys: { TOKEN: TOKEN, OTHER: OTHER } }]
capability:
  exposes:
    - type: mcp
      namespace: tools
      port: 0
      tools:
        - { name: greet, description: Greets, outputParameters: [{ name: text, type: string, value: hello }] }
      ${mcp}
${exposes}`;

const adapter = (skills: string, namespace = 'school', more = ''): string => `
    - type: skill
      namespace: ${namespace}
      port: 0
      ${more}
      skills:
${skills}`;

/** A skill with a directory beside the document. */
const sailing = "        - { name: sailing, description: How to sail, location: 'file:///./sailing' }\n";

interface Visit extends ControlledDocument {
  readonly client: Client;
  readonly skills: SkillsClient;
}

/** Serves a document to a client that supports skills. */
const visiting = <T>(
  text: string,
  visit: (visit: Visit) => Promise<T>,
  options: ServeOptions & { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<T> =>
  serveWithControl(
    text,
    async (served) => {
      const client = new Client(
        { name: 'skills-test', version: '1.0.0' },
        { versionNegotiation: { mode: { pin: '2026-07-28' } } },
      );
      const requestInit = { headers: options.headers ?? {} };
      await client.connect(new StreamableHTTPClientTransport(new URL(served.urlOf('mcp')), { requestInit }));
      try {
        return await visit({ ...served, client, skills: new SkillsClient(client) });
      } finally {
        await client.close();
      }
    },
    { options: { environment: { TOKEN: 'open-sesame', OTHER: 'close-sesame' } }, ...options },
  );

const manifest = (name = 'sailing', text = 'Hoist the sail.\n'): string =>
  `---\nname: ${name}\ndescription: How to sail\n---\n\n${text}`;

const urisOf = async ({ skills }: Visit): Promise<readonly string[]> =>
  (await skills.list()).skills.map(({ uri }) => uri);

interface RpcAnswer {
  readonly result?: { readonly skills?: readonly unknown[]; readonly nextCursor?: string; readonly ttlMs?: number };
  readonly error?: { readonly code: number };
}

/** One request of the 2025 revisions, as written. */
async function rpc({ urlOf }: ControlledDocument, method: string, params: object = {}): Promise<RpcAnswer> {
  const answer = await exchange(new URL(urlOf('mcp')).origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  return JSON.parse(answer.text) as RpcAnswer;
}

/** The logged reasons why skills are not offered. */
const reasonsIn = ({ entries }: Visit): readonly unknown[] =>
  entries.filter(({ message }) => /^skills? not offered over MCP$/.test(message)).map(({ fields }) => fields['reason']);

describe('a skill over MCP', () => {
  test('without a SKILL.md has one made from the document', async () => {
    const text = documentOf(
      adapter(`
        - name: sailing
          description: |
            How to sail.
            Use it at sea.
          license: Apache-2.0
          metadata: { version: 1.10, build: 007, author: The harbor }
          user-invocable: false
          location: file:///./sailing
          tools:
            - { name: greet, from: { sourceNamespace: tools, action: greet } }
            - { name: moor, description: Where to moor, from: { sourceNamespace: quay, action: moor } }
            - { name: knots, description: How to tie knots, instruction: first aid (1)/knots.md }
    - type: rest
      namespace: quay
      port: 0
      resources:
        - path: /berths/{id}
          name: berths
          operations:
            - method: GET
              name: moor
              inputParameters: [{ name: id, in: path, type: string, description: Number of the berth }]
              outputParameters: [{ name: at, type: string, value: A1 }]`),
    );
    const files = { 'sailing/first aid (1)/knots.md': 'Bowline.\n' };
    await visiting(
      text,
      async ({ skills }) => {
        const [skill] = (await skills.list()).skills;
        expect(skill?.frontmatter).toEqual({
          name: 'sailing',
          description: 'How to sail.\nUse it at sea.\n',
          license: 'Apache-2.0',
          'user-invocable': false,
          metadata: { version: '1.10', build: '007', author: 'The harbor' },
        });
        const read = await skills.read(skill!);
        expect(read.verified).toBe(true);
        expect(read.body).toBe(`
# sailing

How to sail.
Use it at sea.

## Tools

- \`greet\`: Greets. Call the tool \`greet\` of the MCP server \`tools\`.
- \`moor\`: Where to moor. Send \`GET /berths/{id}\` to the REST server \`quay\`.
  - \`id\` (string, required): Number of the berth.
- \`knots\`: How to tie knots. Read [first aid (1)/knots.md](first%20aid%20%281%29/knots.md).
`);
        expect((await skills.read(skill!, 'first%20aid%20%281%29/knots.md')).text).toBe('Bowline.\n');
      },
      { files },
    );
  });

  test('needs no directory, and reads one that is mounted later', () =>
    visiting(documentOf(adapter(sailing)), async ({ skills, directory }) => {
      const [bare] = (await skills.list()).skills;
      expect(bare?.resources).toHaveLength(1);
      expect((await skills.read(bare!)).body).toBe('\n# sailing\n\nHow to sail\n');
      await mkdir(path.join(directory, 'sailing'));
      await writeFile(path.join(directory, 'sailing/SKILL.md'), manifest());
      const [mounted] = (await skills.list()).skills;
      expect((await skills.read(mounted!)).body).toBe('\nHoist the sail.\n');
    }));

  test('keeps every byte of its files, under any name', () =>
    visiting(
      documentOf(adapter(sailing)),
      async ({ skills, directory }) => {
        const chart = Buffer.from([0, 1, 0xfe, 0xff]);
        await writeFile(path.join(directory, 'sailing/chart.bin'), chart);
        const [skill] = (await skills.list()).skills;
        const names = ['SKILL.md', '100%.md', '%2e%2e.md', 'why?.md', 'été.md', 'bom.txt', 'chart.bin'];
        expect(skill?.resources).toHaveLength(names.length);
        for (const name of names) {
          const read = await skills.read(skill!, encodeURIComponent(name));
          expect([name, read.verified]).toEqual([name, true]);
        }
        expect(Buffer.from((await skills.read(skill!, 'bom.txt')).bytes)).toEqual(Buffer.from('\ufeffahoy'));
        expect(Buffer.from((await skills.read(skill!, 'chart.bin')).bytes)).toEqual(chart);
      },
      {
        files: {
          'sailing/SKILL.md': manifest(),
          'sailing/100%.md': 'all',
          'sailing/%2e%2e.md': 'no way out',
          'sailing/why?.md': 'because',
          'sailing/été.md': 'summer',
          'sailing/bom.txt': '\ufeffahoy',
        },
      },
    ));

  test('is read again for every request', () =>
    visiting(
      documentOf(adapter(sailing)),
      async ({ skills, directory }) => {
        const [before] = (await skills.list()).skills;
        // Of the same length as the other one.
        await writeFile(path.join(directory, 'sailing/SKILL.md'), manifest('sailing', 'Lower the sail.\n'));
        await writeFile(path.join(directory, 'sailing/knots.md'), 'Bowline.\n');
        const [after] = (await skills.list()).skills;
        expect([before?.resources.length, after?.resources.length]).toEqual([1, 2]);
        expect((await skills.read(after!)).body).toBe('\nLower the sail.\n');
        await expect(skills.read(before!)).rejects.toMatchObject({ reason: 'digest' });
      },
      { files: { 'sailing/SKILL.md': manifest() } },
    ));

  test('may be a volume that is swapped as a whole, behind links', () =>
    visiting(
      documentOf(adapter(sailing)),
      async ({ skills, directory }) => {
        const inside = path.join(directory, 'sailing');
        await symlink('..2026_11_28', path.join(inside, '..data'));
        await symlink('..data/SKILL.md', path.join(inside, 'SKILL.md'));
        const [skill] = (await skills.list()).skills;
        expect(skill?.resources).toHaveLength(1);
        expect((await skills.read(skill!)).body).toBe('\nHoist the sail.\n');
      },
      { files: { 'sailing/..2026_11_28/SKILL.md': manifest() } },
    ));

  test('does not turn into a hidden file between a look and a read', () =>
    visiting(
      documentOf(adapter(sailing)),
      async ({ skills, client, directory }) => {
        const inside = path.join(directory, 'sailing');
        await symlink('.private', path.join(inside, 'SKILL.md'));
        const [skill] = (await skills.list()).skills;
        expect(skill?.resources).toHaveLength(2);
        expect((await skills.read(skill!)).body).toBe('\n# sailing\n\nHow to sail\n');
        await rm(path.join(inside, 'knots.md'));
        await symlink('.private', path.join(inside, 'knots.md'));
        const uri = 'skill://school/sailing/knots.md';
        await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32602 });
      },
      { files: { 'sailing/.private': 'KEY=1', 'sailing/knots.md': 'Bowline.\n' } },
    ));

  test('has no hidden files, and none from outside', () =>
    visiting(
      documentOf(adapter(sailing)),
      async ({ skills, client, directory }) => {
        const inside = path.join(directory, 'sailing');
        await symlink(path.join(directory, 'document.yaml'), path.join(inside, 'out.yaml'));
        await symlink('SKILL.md', path.join(inside, 'in.md'));
        await symlink('.git/config', path.join(inside, 'config.txt'));
        await symlink('.git', path.join(inside, 'git'));
        await writeFile(path.join(inside, '..env'), 'KEY=2');
        await symlink('..env', path.join(inside, 'env.txt'));
        const [skill] = (await skills.list()).skills;
        expect((skill?.resources as { uri: string }[]).map(({ uri }) => uri)).toEqual([
          'skill://school/sailing/SKILL.md',
          'skill://school/sailing/in.md',
        ]);
        for (const name of [
          '.env',
          '.git/config',
          'out.yaml',
          'env.txt',
          'config.txt',
          'git/config',
          '../document.yaml',
        ]) {
          await expect(client.readResource({ uri: `skill://school/sailing/${name}` })).rejects.toMatchObject({
            code: -32602,
          });
        }
      },
      { files: { 'sailing/SKILL.md': manifest(), 'sailing/.env': 'KEY=1', 'sailing/.git/config': '[core]' } },
    ));

  test('with a pipe in its directory does not block', () =>
    visiting(
      documentOf(adapter(sailing)),
      async ({ skills, client, directory }) => {
        execFileSync('mkfifo', [path.join(directory, 'sailing/pipe')]);
        const [skill] = (await skills.list()).skills;
        expect(skill?.resources).toHaveLength(1);
        const uri = 'skill://school/sailing/pipe';
        const asked = Array.from({ length: 8 }, () =>
          client.readResource({ uri }).catch(({ code }) => code as unknown),
        );
        expect(new Set(await Promise.all(asked))).toEqual(new Set([-32602]));
        expect((await skills.read(skill!)).verified).toBe(true);
      },
      { files: { 'sailing/SKILL.md': manifest() } },
    ));

  test.each([
    ['name', '        - { name: Sailing, description: How to sail }', {}, 'small letters'],
    ['description', '        - { name: sailing }', {}, '"name" and "description"'],
    ['name of the SKILL.md', sailing, { 'sailing/SKILL.md': manifest('rowing') }, 'must match the last path segment'],
    ['front matter', sailing, { 'sailing/SKILL.md': 'Just text' }, 'must begin with a "---" line'],
  ])('with an invalid %s is not offered, and the reason is logged once', (_, skill, files, reason) =>
    visiting(
      documentOf(adapter(skill)),
      async (visit) => {
        expect(await urisOf(visit)).toEqual([]);
        expect((await visit.client.listResources()).resources).toEqual([]);
        await expect(visit.client.readResource({ uri: 'skill://school/sailing/SKILL.md' })).rejects.toMatchObject({
          code: -32602,
        });
        expect(reasonsIn(visit)).toEqual([expect.stringContaining(reason)]);
      },
      { files },
    ),
  );

  test('with more files, or larger ones, than clients must accept is not offered until it is smaller', () =>
    visiting(
      documentOf(adapter(sailing)),
      async (visit) => {
        const inside = path.join(visit.directory, 'sailing');
        expect(await urisOf(visit)).toHaveLength(1);
        await writeFile(path.join(inside, 'large.bin'), '');
        await truncate(path.join(inside, 'large.bin'), 16 * 1024 * 1024 + 1);
        expect(await urisOf(visit)).toEqual([]);
        await rm(path.join(inside, 'large.bin'));
        const names = Array.from({ length: 511 }, (_, index) => `${index}.md`);
        await Promise.all(names.map((name) => writeFile(path.join(inside, name), name)));
        expect(await urisOf(visit)).toHaveLength(1);
        const { resources } = await visit.skills.readDirectory('skill://school/sailing');
        expect(new Set(resources.map(({ name }) => name))).toEqual(new Set([...names, 'SKILL.md']));
        await writeFile(path.join(inside, 'one-more.md'), '');
        expect(await urisOf(visit)).toEqual([]);
        expect(reasonsIn(visit)).toEqual(['its files are larger than 16777216 bytes', 'it has more than 512 files']);
      },
      { files: { 'sailing/SKILL.md': manifest() } },
    ));

  test('is one of many, a page at a time', () => {
    const names = Array.from({ length: 101 }, (_, index) => `skill-${index}`);
    const skills = names.map((name) => `        - { name: ${name}, description: One of many }`).join('\n');
    return visiting(documentOf(adapter(skills)), async (visit) => {
      expect(await urisOf(visit)).toEqual(names.map((name) => `skill://school/${name}/SKILL.md`));
      const { result } = await rpc(visit, 'skills/list');
      expect([result?.skills?.length, result?.ttlMs]).toEqual([50, undefined]);
      const second = await visit.skills.list({ cursor: result?.nextCursor ?? '' });
      expect([second.skills[0]?.uri, second.ttlMs]).toEqual(['skill://school/skill-50/SKILL.md', 0]);
      const cursor = 'mine';
      const directory = { uri: 'skill://school/skill-0', cursor };
      expect((await rpc(visit, 'skills/list', { cursor })).error?.code).toBe(-32602);
      expect((await rpc(visit, 'resources/directory/read', directory)).error?.code).toBe(-32602);
    });
  });

  test('of two adapters of one name is the first one', () =>
    visiting(
      documentOf(
        adapter('        - { name: sailing, description: One way }') +
          adapter('        - { name: sailing, description: Another way }'),
      ),
      async ({ skills }) => {
        expect((await skills.list()).skills.map(({ frontmatter }) => frontmatter.description)).toEqual(['One way']);
      },
    ));
});

describe('skills behind authentication', () => {
  const bearer = (token: string): string => `authentication: { type: bearer, token: "{{${token}}}" }`;
  const guarded = adapter(sailing, 'school', bearer('TOKEN'));
  const headers = { Authorization: 'Bearer open-sesame' };

  test.each([
    ['no', ''],
    ['another', bearer('OTHER')],
  ])('are not offered to callers who show %s credential', (_, mcp) =>
    visiting(
      documentOf(guarded, mcp),
      async (visit) => {
        expect(visit.skills.supported).toBe(false);
        await expect(visit.client.readResource({ uri: 'skill://school/sailing/SKILL.md' })).rejects.toThrow();
        expect(reasonsIn(visit)).toEqual(['their adapter declares an authentication that this one does not']);
      },
      { headers: { Authorization: 'Bearer close-sesame' } },
    ),
  );

  test('are offered to callers who show the same one', () =>
    visiting(
      documentOf(guarded, bearer('TOKEN')),
      async (visit) => {
        expect(await urisOf(visit)).toEqual(['skill://school/sailing/SKILL.md']);
      },
      { headers },
    ));

  test('are offered to every caller when their own adapter has no authentication', () =>
    visiting(
      documentOf(adapter(sailing), bearer('TOKEN')),
      async (visit) => {
        expect(await urisOf(visit)).toEqual(['skill://school/sailing/SKILL.md']);
      },
      { headers },
    ));
});

test('a server of a document without skills does not support them', () =>
  visiting(documentOf(''), async (visit) => {
    expect(visit.skills.supported).toBe(false);
    expect((await rpc(visit, 'skills/list')).error?.code).toBe(-32601);
  }));

test('a reload that changes the description of a skill notifies subscribers', () =>
  visiting(documentOf(adapter(sailing)), async (visit) => {
    const { client, running, save } = visit;
    const notified = new Promise<void>((resolve) =>
      client.setNotificationHandler('notifications/resources/list_changed', () => resolve()),
    );
    await client.listen({ resourcesListChanged: true });
    await save(documentOf(adapter(sailing.replace('How to sail', 'How to sail well'))));
    expect(await running.reload()).toMatchObject([{ status: 'applied' }]);
    await notified;
    const [skill] = (await visit.skills.list()).skills;
    expect(skill?.frontmatter.description).toBe('How to sail well');
  }));
