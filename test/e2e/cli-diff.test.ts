import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

const base = `naftiko: 1.0.0-alpha2
info: {label: Ships, description: Reads a registry of ships}
binds:
  - {namespace: env, keys: {TOKEN: SHIP_TOKEN}}
capability:
  consumes:
    - type: http
      namespace: registry
      baseUri: https://ships.example.com/v1
      authentication: {type: bearer, token: "{{TOKEN}}"}
      resources:
        - name: ship
          path: /ships/{{imo}}
          inputParameters:
            - {name: imo, in: path}
            - {name: level, in: query}
          operations:
            - {name: get-ship, method: GET}
            - {name: drop-ship, method: DELETE}
  exposes:
    - type: rest
      namespace: web
      port: 8080
      resources:
        - path: /ships/{{imo}}
          name: ship
          operations:
            - method: GET
              name: get-ship
              call: registry.get-ship
              inputParameters:
                - {name: imo, in: path, type: string, description: Its number}
                - {name: level, in: query, type: string, description: How much}
              with: {imo: web.imo, level: web.level}
              outputParameters:
                - {type: array, mapping: $.names, items: {type: string}}
    - type: mcp
      namespace: tools
      port: 9090
      tools:
        - name: get-ship
          description: Gets a ship
          hints: {readOnly: true, openWorld: false}
          call: registry.get-ship
          inputParameters:
            - {name: imo, type: string, description: Its number}
            - {name: level, type: integer, required: false, description: How much}
          with: {imo: tools.imo, level: tools.level}
          outputParameters:
            - type: object
              properties:
                id: {type: string, mapping: $.id}
                owner: {type: object, properties: {name: {type: string, mapping: $.owner.name}}}
        - name: drop-ship
          description: Removes a ship
          hints: {destructive: true, idempotent: true}
          call: registry.drop-ship
          inputParameters:
            - {name: imo, type: string, description: Its number}
          with: {imo: tools.imo}
`;

interface Changes {
  readonly documents: readonly {
    readonly name: string;
    readonly changes: readonly {
      readonly code: string;
      readonly impact: string;
      readonly breaking: boolean;
      readonly message: string;
      readonly new: { readonly file: string; readonly line: number; readonly pointer: string } | null;
    }[];
  }[];
  readonly summary: { readonly breaking: number };
}

describe('naftiko diff', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'old.yaml': base,
      'caps/ship.yaml': base,
      'caps/dock.yaml': base.replace('label: Ships', 'label: Docks'),
      'broken.yaml': 'naftiko: 1.0.0-alpha2\ncapability: 3\n',
    });
    const git = (...args: readonly string[]): Buffer =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: place.cwd });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'First');
  });
  afterAll(() => place.remove());

  const compare = async (old: string, next: string): Promise<Changes & { readonly code: number | null }> => {
    const { code, stdout, stderr } = await residentNaftiko(['diff', old, next, '--format', 'json'], place);
    expect(stderr).toBe('');
    return { code, ...(JSON.parse(stdout) as Changes) };
  };

  const codesOf = ({ documents }: Changes): readonly string[] =>
    documents.flatMap(({ changes }) => changes.map(({ code }) => code)).toSorted();

  test.each<[change: string, from: string, to: string, forth: readonly string[], back: readonly string[]]>([
    ['a removed tool', base.slice(base.indexOf('        - name: drop-ship')), '', ['tool-removed'], ['tool-added']],
    [
      'a renamed tool',
      'name: drop-ship\n',
      'name: remove-ship\n',
      ['tool-added', 'tool-removed'],
      ['tool-added', 'tool-removed'],
    ],
    [
      'a route of another method',
      'method: GET\n',
      'method: POST\n',
      ['route-added', 'route-removed'],
      ['route-added', 'route-removed'],
    ],
    [
      'a new route',
      '      resources:\n        - path',
      '      resources:\n        - {path: /up, operations: [{method: GET, name: up, outputParameters: [{name: ok, value: yes, type: string}]}]}\n        - path',
      ['route-added'],
      ['route-removed'],
    ],
    ['a removed adapter', base.slice(base.indexOf('    - type: mcp')), '', ['adapter-removed'], ['adapter-added']],
    ['another port', 'port: 9090', 'port: 9091', ['port-changed'], ['port-changed']],
    ['another transport', 'port: 9090', 'transport: stdio', ['transport-changed'], ['transport-changed']],
    [
      'an address of every interface',
      'port: 9090',
      'port: 9090\n      address: 0.0.0.0',
      ['address-opened'],
      ['address-changed'],
    ],
    [
      'authentication of callers',
      'port: 9090',
      'port: 9090\n      authentication: {type: bearer, token: "{{TOKEN}}"}',
      ['authentication-added'],
      ['authentication-removed'],
    ],
    [
      'an input that becomes required',
      'type: integer, required: false',
      'type: integer, required: true',
      ['input-became-required'],
      ['input-became-optional'],
    ],
    ['an input of another type', 'type: integer', 'type: boolean', ['input-type-changed'], ['input-type-changed']],
    ['an input of a wider type', 'type: integer', 'type: number', ['input-type-widened'], ['input-type-changed']],
    [
      'an input that is left out',
      '            - {name: level, type: integer, required: false, description: How much}\n          with: {imo: tools.imo, level: tools.level}',
      '          with: {imo: tools.imo}',
      ['input-removed'],
      ['input-added'],
    ],
    [
      'a pattern',
      'in: path, type: string, description: Its number}',
      "in: path, type: string, pattern: '^IMO', description: Its number}",
      ['input-pattern-changed'],
      ['input-pattern-removed'],
    ],
    [
      'another place of an input',
      '{name: level, in: query, type: string',
      '{name: level, in: header, type: string',
      ['input-place-changed'],
      ['input-place-changed'],
    ],
    [
      'an output that is left out',
      '                id: {type: string, mapping: $.id}\n',
      '',
      ['output-removed'],
      ['output-added'],
    ],
    [
      'a nested output that is left out',
      '{name: {type: string, mapping: $.owner.name}}',
      '{flag: {type: string, mapping: $.owner.flag}}',
      ['output-added', 'output-removed'],
      ['output-added', 'output-removed'],
    ],
    [
      'an output of another type',
      'id: {type: string',
      'id: {type: number',
      ['output-type-changed'],
      ['output-type-changed'],
    ],
    [
      'items of another type',
      'items: {type: string}',
      'items: {type: number}',
      ['output-type-changed'],
      ['output-type-changed'],
    ],
    [
      'outputs that are no longer declared',
      '              outputParameters:\n                - {type: array, mapping: $.names, items: {type: string}}\n',
      '',
      ['outputs-undeclared'],
      ['outputs-declared'],
    ],
    ['a lost read-only hint', 'readOnly: true', 'readOnly: false', ['hint-read-only-lost'], ['hint-read-only-gained']],
    [
      'a lost destructive hint',
      'destructive: true',
      'destructive: false',
      ['hint-destructive-lost'],
      ['hint-destructive-gained'],
    ],
    ['a lost idempotent hint', ', idempotent: true', '', ['hint-idempotent-lost'], ['hint-idempotent-gained']],
    [
      'a gained open-world hint',
      'openWorld: false',
      'openWorld: true',
      ['hint-open-world-gained'],
      ['hint-open-world-lost'],
    ],
    [
      'another description',
      'description: Gets a ship',
      'description: Gets any ship',
      ['description-changed'],
      ['description-changed'],
    ],
    [
      'another host',
      'https://ships.example.com/v1',
      'https://eu.example.com/v1',
      ['host-added', 'host-removed'],
      ['host-added', 'host-removed'],
    ],
    [
      'another upstream path',
      'path: /ships/{{imo}}\n          inputParameters',
      'path: /vessels/{{imo}}\n          inputParameters',
      ['call-changed', 'call-changed', 'call-changed'],
      ['call-changed', 'call-changed', 'call-changed'],
    ],
    [
      'another variable',
      'TOKEN: SHIP_TOKEN',
      'TOKEN: SHIP_KEY',
      ['value-added', 'value-removed'],
      ['value-added', 'value-removed'],
    ],
    [
      'no credential',
      '      authentication: {type: bearer, token: "{{TOKEN}}"}\n',
      '',
      ['value-removed'],
      ['value-added'],
    ],
  ])('reports %s', async (_, from, to, forth, back) => {
    await writeFile(
      path.join(place.cwd, 'next.yaml'),
      base.replace(from, () => to),
    );
    const forward = await compare('old.yaml', 'next.yaml');
    const backward = await compare('next.yaml', 'old.yaml');
    expect({ forth: codesOf(forward), back: codesOf(backward) }).toEqual({ forth, back });
    for (const { code, summary } of [forward, backward]) expect(code).toBe(summary.breaking > 0 ? 1 : 0);
  });

  test.each<[string, string]>([
    ['comments and layout', base.replaceAll('\n', ' # a comment\n').replace('  exposes:', '\n\n  exposes:')],
    ['another order of tools', moveFirstToolToTheEnd(base)],
    [
      'another namespace of an adapter',
      base.replaceAll('tools.', 'helm.').replace('namespace: tools', 'namespace: helm'),
    ],
    [
      'another name of a placeholder',
      base
        .replace('        - path: /ships/{{imo}}', '        - path: /ships/{{number}}')
        .replace('{name: imo, in: path, type: string', '{name: number, in: path, type: string')
        .replace('web.imo', 'web.number'),
    ],
    [
      'other names of upstream placeholders',
      base
        .replaceAll('- {name: imo, in: path}', '- {name: number, in: path}')
        .replace(
          'path: /ships/{{imo}}\n          inputParameters',
          'path: /ships/{{number}}\n          inputParameters',
        )
        .replaceAll('with: {imo:', 'with: {number:'),
    ],
  ])('reports no change for %s', async (_, next) => {
    expect(next).not.toBe(base);
    await writeFile(path.join(place.cwd, 'next.yaml'), next);
    expect(codesOf(await compare('old.yaml', 'next.yaml'))).toEqual([]);
    const { code, stdout } = await residentNaftiko(['diff', 'old.yaml', 'next.yaml'], place);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'No change for callers.\n' });
  });

  test('names the line of each change, and the new name of a tool', async () => {
    await writeFile(path.join(place.cwd, 'next.yaml'), base.replace('name: drop-ship\n', 'name: remove-ship\n'));
    const { code, stdout } = await residentNaftiko(['diff', 'old.yaml', 'next.yaml'], place);
    expect(code).toBe(1);
    const line = base.slice(0, base.lastIndexOf('name: drop-ship')).split('\n').length;
    expect(stdout).toContain(
      `Tool "drop-ship" is gone; "remove-ship" is the same under another name.  tool-removed, was at old.yaml:${line}`,
    );
    expect(stdout).toContain('2 changes for callers: 1 breaking, 1 compatible.');
  });

  test('compares folders by path, file name and label', async () => {
    const next = await makeTempDirectory({
      'ship.yaml': base.replace('port: 9090', 'port: 9091'),
      'port.yaml': base.replace('label: Ships', 'label: Docks'),
      'crane.yaml': base.replace('label: Ships', 'label: Cranes'),
    });
    const { documents } = await compare('caps', next.cwd);
    await next.remove();
    expect(documents.map(({ name, changes }) => [name, changes.map(({ code }) => code)])).toEqual([
      ['crane.yaml', ['document-added']],
      ['port.yaml', []],
      ['ship.yaml', ['port-changed']],
    ]);
  });

  test.each(['HEAD:old.yaml', 'git:HEAD:old.yaml', 'HEAD:caps/ship.yaml'])(
    'compares with the commit %s',
    async (old) => {
      await writeFile(path.join(place.cwd, 'next.yaml'), base.replace('port: 9090', 'port: 9091'));
      expect(codesOf(await compare(old, 'next.yaml'))).toEqual(['port-changed']);
      expect(codesOf(await compare('HEAD:caps', 'caps'))).toEqual([]);
    },
  );

  test.each<[string, string, string]>([
    ['a commit that does not exist', 'nowhere:old.yaml', '"nowhere" is not a commit of a git repository here.'],
    ['an option in place of a commit', '--output=x:old.yaml', "unknown option '--output=x:old.yaml'"],
    ['a path that the commit does not have', 'HEAD:new.yaml', 'The commit "HEAD" has no "new.yaml".'],
    ['a path outside of the repository', 'HEAD:../../etc/passwd', 'leads out of the git repository'],
    [
      'a document of which no part can run',
      'broken.yaml',
      '"broken.yaml" cannot be compared: no part of it can run. Line 1: The document has no',
    ],
    ['a missing file', 'ol.yaml', 'There is no file "ol.yaml". Did you mean "old.yaml"?'],
  ])('refuses %s', async (_, old, sentence) => {
    const { code, stdout, stderr } = await residentNaftiko(['diff', old, 'old.yaml'], place);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  test('writes Markdown in which a document cannot write markup', async () => {
    const hostile = base
      .replace('description: Gets a ship', 'description: Gets a ship\n          label: x')
      .replace('name: drop-ship\n', 'name: "drop|<img src=x>@all [a](http://b.test)"\n');
    await writeFile(path.join(place.cwd, 'next.yaml'), hostile);
    const { stdout } = await residentNaftiko(['diff', 'old.yaml', 'next.yaml', '--format', 'markdown'], place);
    expect(stdout).toMatch(/^\*\*\d+ changes? for callers: /);
    expect(stdout).toContain('### Breaking (1)');
    expect(stdout).not.toMatch(/<img|@all|\]\(http/);
  });

  test('lists every code in docs/diff.md, and no other', async () => {
    const { rules } = await import('../../packages/cli/dist/diff/rules.js');
    const page = readFileSync('docs/diff.md', 'utf8');
    const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (\w+) \| (.+) \|$/gm)].map(([, code, impact, reason]) => [
      code,
      { impact, reason },
    ]);
    expect(Object.fromEntries(listed)).toEqual(rules);
  });
});

/** The tool that is written first, written last. */
function moveFirstToolToTheEnd(text: string): string {
  const first = text.indexOf('        - name: get-ship\n          description');
  const second = text.indexOf('        - name: drop-ship\n');
  return text.slice(0, first) + text.slice(second) + text.slice(first, second);
}
