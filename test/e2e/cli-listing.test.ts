import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { startServing, makeTempDirectory } from './cli-command.js';

/** Every kind of exposed unit, each once valid and, where possible, once broken. */
const document = `naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:9/base
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: mcp
      namespace: desk
      port: 8600
      tools:
        - { name: read, description: Reads, call: up.get }
        - { name: lost-tool, description: Breaks, call: up.gone }
      resources:
        - { name: words, uri: 'desk://words', description: All words, call: up.get }
        - { name: lost-words, uri: 'desk://lost', description: No words, call: up.gone }
        - { name: files, uri: 'desk://files', description: Files, location: 'file:///tmp' }
      prompts:
        - name: greet
          description: Greets
          arguments: [{ name: who, description: Whom, required: true }]
          template: [{ role: user, content: 'hello {{who}}' }]
    - type: rest
      namespace: front
      port: 8601
      resources:
        - path: /words
          operations:
            - { method: GET, name: read-words, call: up.get }
            - { method: PUT, name: lost-route, call: up.gone }
        - path: /all/{path}
          forward: { targetNamespace: up, trustedHeaders: [] }
        - path: /lost/{path}
          forward: { targetNamespace: nowhere, trustedHeaders: [] }
    - type: skill
      namespace: lore
      port: 8602
      skills: [{ name: reading, description: How to read, location: 'file:///tmp' }]
`;

interface Listed {
  readonly address: string;
  readonly broken: { readonly code: string } | null;
}

interface Inspected {
  readonly exposes: readonly {
    readonly namespace: string;
    readonly operations: readonly Listed[];
    readonly resources: readonly Listed[];
    readonly prompts: readonly (Listed & { readonly inputs: readonly { readonly name: string }[] })[];
    readonly skills: readonly Listed[];
    readonly forwards: readonly (Listed & { readonly calls: readonly object[] })[];
  }[];
}

describe('a document that exposes units of every kind', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({ 'desk.yaml': document });
  });
  afterAll(() => place.remove());

  const banner = async (...args: readonly string[]): Promise<string> => {
    const command = startServing(['run', 'desk.yaml', '--port', '*=0', ...args], place);
    await command.firstLine;
    command.child.kill('SIGINT');
    return (await command.ended).stdout;
  };

  test('is inspected completely, broken parts included', async () => {
    const { code, stdout } = await residentNaftiko(['inspect', 'desk.yaml', '--json'], place);
    expect(code).toBe(0);
    const { exposes } = JSON.parse(stdout) as Inspected;
    const listed = (all: readonly Listed[]) => all.map(({ address, broken }) => [address, broken?.code ?? 'served']);
    expect(
      exposes.map(({ namespace, operations, resources, prompts, skills, forwards }) => ({
        namespace,
        operations: listed(operations),
        resources: listed(resources),
        prompts: prompts.map(({ address, inputs }) => [address, inputs.map(({ name }) => name)]),
        skills: listed(skills),
        forwards: listed(forwards),
      })),
    ).toEqual([
      {
        namespace: 'desk',
        operations: [
          ['read', 'served'],
          ['lost-tool', 'call-unresolved'],
        ],
        resources: [
          ['desk://words', 'served'],
          ['desk://lost', 'call-unresolved'],
          ['desk://files', 'served'],
        ],
        prompts: [['greet', ['who']]],
        skills: [['reading', 'served']],
        forwards: [],
      },
      {
        namespace: 'front',
        operations: [
          ['GET /words', 'served'],
          ['PUT /words', 'call-unresolved'],
        ],
        resources: [],
        prompts: [],
        skills: [],
        forwards: [
          ['ANY /all/{path}', 'served'],
          ['ANY /lost/{path}', 'forward-target-unknown'],
        ],
      },
      {
        namespace: 'lore',
        operations: [],
        resources: [],
        prompts: [],
        skills: [['reading', 'served']],
        forwards: [],
      },
    ]);
    expect(exposes[1]?.forwards[0]?.calls).toEqual([
      { operation: 'up', method: 'ANY', url: 'http://127.0.0.1:9/base' },
    ]);
  });

  test('is described completely as text', async () => {
    const { stdout } = await residentNaftiko(['inspect', 'desk.yaml'], place);
    for (const phrase of [
      'desk://words',
      'desk://files',
      'greet',
      'who  string  required  Whom',
      'ANY /all/{path}',
      'reading',
    ])
      expect(stdout).toContain(phrase);
  });

  test('has a banner with served units only', async () => {
    const shown = await banner();
    for (const phrase of [
      '1 tool, 2 resources, 1 prompt',
      '2 routes',
      'resource desk://words',
      'resource desk://files',
    ])
      expect(shown).toContain(phrase);
    for (const phrase of ['prompt greet', 'skill reading', 'GET /words', 'ANY /all/{path}'])
      expect(shown).toContain(phrase);
    expect(shown.match(/page {2}\S+/g)).toEqual([expect.stringMatching(/^page {2}http:\/\/127\.0\.0\.1:\d+\/$/)]);
    expect(shown).not.toMatch(/lost/);
    expect(shown).not.toContain('PUT /words');
  });

  test('has a ready line for programs with the counts', async () => {
    const ready = JSON.parse(await banner('--log-format', 'json')) as {
      readonly capabilities: readonly { readonly exposes: readonly object[] }[];
    };
    expect(ready.capabilities[0]?.exposes).toMatchObject([
      { namespace: 'desk', tools: 1, resources: 2, prompts: 1 },
      { namespace: 'front', routes: 2 },
      { namespace: 'lore', skills: 1 },
    ]);
  });
});
