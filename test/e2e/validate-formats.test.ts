import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory, shipDocument } from './cli-command.js';

/** A sound document: nothing is found in it. */
const sound = `naftiko: 1.0.0-alpha2
info: { label: Sound, description: Answers by itself }
capability:
  exposes:
    - type: rest
      port: 8080
      namespace: front
      resources:
        - path: /ping
          name: ping
          description: Answers
          operations: [{ method: GET, name: ping, description: Answers, outputParameters: [{ type: string, value: pong }] }]
`;

/** What is markup, a command or the end of something in some format, as the name of an operation. */
const hostileName = 'a.b]]> & <b> | `c` ::error::d %0A,\\n\\u0001\\u202E##[group] @me https://e.example';
const hostile = shipDocument.replace('registry.get-shp', `"${hostileName}"`);
const hostileFile = 'caps/&<x>%,: `y`|.yaml';

describe('a report of validate', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'caps/ship.yaml': shipDocument,
      'caps/sound.yaml': sound,
      'caps/moved.yaml': `# One line more.\n${shipDocument}`,
      'caps/compose.yaml': 'services: {}',
      [hostileFile]: hostile,
      'plugin/deck.mjs': deckPlugin,
      'plugin/deck.yaml': sound.replace('type: rest', 'type: deck'),
      'twice.yaml': shipDocument.replace('call: registry.get-ship\n', 'call: registry.get-shp\n'),
    });
  });
  afterAll(() => place.remove());

  /** Standard output of a command line inside `caps`, a directory of the repository. */
  const report = async (...args: readonly string[]): Promise<string> =>
    (await residentNaftiko(['validate', ...args], { cwd: path.join(place.cwd, 'caps') })).stdout;

  describe('in SARIF', () => {
    let isSarif: ValidateFunction;
    beforeAll(async () => {
      const text = await readFile('test/support/schemas/sarif-2.1.0.json', 'utf8');
      const { $schema, id, ...schema } = JSON.parse(text) as Record<string, unknown>;
      expect([$schema, id]).toEqual([expect.stringContaining('draft-04'), expect.stringContaining('sarif')]);
      isSarif = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    });
    const read = async (...args: readonly string[]): Promise<Sarif> => {
      const log: unknown = JSON.parse(await report(...args, '--format', 'sarif'));
      expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
      return log as Sarif;
    };

    test('has rules, regions, pointers and paths of the repository', async () => {
      const [run] = (await read('ship.yaml', 'sound.yaml')).runs;
      const result = run.results.find(({ ruleId }) => ruleId === 'call-unresolved');
      expect(run.tool.driver.rules[result?.ruleIndex ?? -1]).toMatchObject({
        id: 'call-unresolved',
        shortDescription: { text: expect.stringMatching(/^[A-Z].*\.$/) },
        defaultConfiguration: { level: 'error' },
        help: { text: expect.stringContaining('naftiko explain call-unresolved') },
      });
      expect(result).toMatchObject({
        level: 'error',
        message: { text: expect.stringMatching(/"registry.get-shp"\. Did you mean "registry.get-ship"\?$/) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'caps/ship.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 55, startColumn: 13, endLine: 55, endColumn: 29 },
            },
            logicalLocations: [{ fullyQualifiedName: '/capability/exposes/0/tools/1/call' }],
          },
        ],
      });
    });

    test('has the related places of a plug-in', async () => {
      const log = await read('../plugin/deck.yaml', '--plugin', '../plugin/deck.mjs');
      const result = log.runs[0].results.find(({ ruleId }) => ruleId === 'deck/crowded');
      const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
      const artifactLocation = { uri: 'plugin/deck.yaml', uriBaseId: '%SRCROOT%' };
      expect(result?.relatedLocations).toEqual([
        { id: 1, message: { text: 'Another one' }, physicalLocation: { artifactLocation, region } },
      ]);
    });

    test('is valid without findings', async () => {
      expect((await read('sound.yaml')).runs[0].results).toEqual([]);
    });

    test('encodes hostile names', async () => {
      const [run] = (await read(path.basename(hostileFile))).runs;
      const { uri } = run.results[0]!.locations[0].physicalLocation.artifactLocation;
      expect(decodeURIComponent(uri)).toBe(hostileFile);
      expect(uri).toMatch(/^caps\/[\w%.]+$/);
    });

    test('keeps fingerprints when lines move, and tells equal findings apart', async () => {
      const prints = ({ runs: [run] }: Sarif) =>
        run.results.map(({ ruleId, partialFingerprints }) => [ruleId, ...Object.values(partialFingerprints)].join());
      const before = prints(await read('ship.yaml'));
      const elsewhere = await makeTempDirectory({
        '.git/HEAD': '',
        'caps/ship.yaml': `# One line more.\n${shipDocument}`,
      });
      const { stdout } = await residentNaftiko(['validate', 'caps', '--format', 'sarif'], elsewhere);
      await elsewhere.remove();
      expect(prints(JSON.parse(stdout) as Sarif)).toEqual(before);
      const all = prints(await read('.', '../twice.yaml'));
      expect(new Set(all).size).toBe(all.length);
    });
  });

  test('for GitLab has unique fingerprints, severities and lines', async () => {
    const entries = JSON.parse(await report('.', '--format', 'gitlab')) as GitlabEntry[];
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
    expect(entries).toContainEqual({
      description: expect.stringContaining('registry.get-shp'),
      check_name: 'call-unresolved',
      fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
      severity: 'major',
      location: { path: 'caps/ship.yaml', lines: { begin: 55, end: 55 } },
    });
    for (const { severity } of entries) expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    expect(JSON.parse(await report('sound.yaml', '--format', 'gitlab'))).toEqual([]);
  });

  test('in JUnit has a suite for each file and counts what fails', async () => {
    const read = (...args: readonly string[]) => report(...args, '--format', 'junit').then(readXml);
    const [root, ...inside] = await read('.');
    for (const { name, attributes } of [root!, ...inside]) {
      expect([name, Object.keys(attributes).filter((one) => !junitAttributes[name]?.includes(one))]).toEqual([
        name,
        [],
      ]);
    }
    const failures = inside.filter(({ name }) => name === 'failure');
    expect(root).toMatchObject({ name: 'testsuites', attributes: { failures: String(failures.length), errors: '0' } });
    expect(root?.attributes['tests']).toBe(String(inside.filter(({ name }) => name === 'testcase').length));
    const suites = inside.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes['name']);
    expect(suites.toSorted()).toEqual([hostileFile, 'caps/moved.yaml', 'caps/ship.yaml', 'caps/sound.yaml'].toSorted());
    expect(failures.map(({ attributes }) => attributes['type'])).toEqual(Array(3).fill('call-unresolved'));
    const [, suite, passed] = await read('sound.yaml');
    expect(suite?.attributes).toMatchObject({ name: 'caps/sound.yaml', tests: '1', failures: '0' });
    expect(passed).toMatchObject({ name: 'testcase', attributes: { name: 'valid', classname: 'caps/sound.yaml' } });
    const severe = await read('ship.yaml', '--fail-on', 'warning');
    expect(severe.filter(({ name }) => name === 'failure').length).toBeGreaterThan(1);
  });

  test('for Checkstyle has every file, and places', async () => {
    const elements = readXml(await report('.', '--format', 'checkstyle'));
    expect(elements[0]).toMatchObject({ name: 'checkstyle', attributes: { version: expect.any(String) } });
    const files = elements.filter(({ name }) => name === 'file').map(({ attributes }) => attributes['name']);
    expect(files).toEqual(expect.arrayContaining([hostileFile, 'caps/ship.yaml', 'caps/sound.yaml']));
    expect(elements).toContainEqual({
      name: 'error',
      attributes: {
        line: '55',
        column: '13',
        severity: 'error',
        message: expect.stringContaining('registry.get-shp'),
        source: 'naftiko.call-unresolved',
      },
    });
    for (const { name, attributes } of elements) {
      if (name === 'error') expect(['error', 'warning', 'info']).toContain(attributes['severity']);
    }
  });

  test('for GitHub annotates lines, and quotes no command', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const { stdout } = await residentNaftiko(['validate', 'caps'], { ...place, env });
    const lines = stdout.trimEnd().split('\n');
    const stop = lines.findIndex((line) => line.startsWith('::stop-commands::'));
    const token = lines[stop]?.replace('::stop-commands::', '');
    expect(lines.at(-1)).toBe(`::${token}::`);
    expect(lines.indexOf(`::${token}::`)).toBe(lines.length - 1);
    const annotations = lines.slice(0, stop);
    expect(annotations).toContain(
      '::error file=caps/ship.yaml,line=55,col=13,endLine=55,endColumn=29,title=call-unresolved::' +
        'No consumed operation is named "registry.get-shp".%0ADid you mean "registry.get-ship"?',
    );
    for (const line of annotations) expect(line).toMatch(/^::(?:error|warning|notice) file=[^,:]+(?:,\w+=[^,:]+)*::./);
    const commands = annotations.map((line) => /^::(\w+)/.exec(line)?.[1]);
    expect([...new Set(commands)]).toEqual(['error', 'warning', 'notice']);
    expect(annotations.join('\n')).toContain('file=caps/&<x>%25%2C%3A `y`|.yaml,');
    expect(annotations.join('\n')).toContain('::error::d %250A');
  });

  test('for GitHub has at most ten annotations of a severity', async () => {
    const tools = Array.from(
      { length: 15 },
      (_, index) => `    - { name: t${index}, description: ${index}, call: q.q${index} }`,
    );
    const many = Object.fromEntries(
      tools.map((tool, index) => [
        `d${index}.yaml`,
        shipDocument.replace('    - name: get-crew', `${tool}\n    - name: get-crew`),
      ]),
    );
    const elsewhere = await makeTempDirectory(many);
    const { stdout } = await residentNaftiko(['validate', '.', '--format', 'github'], elsewhere);
    await elsewhere.remove();
    expect(stdout.match(/^::error /gm)).toHaveLength(10);
  });

  test('in Markdown counts codes, and escapes markup, mentions and links', async () => {
    const page = await report('.', '--format', 'markdown');
    expect(page).toMatch(/^## naftiko validate\n\n\*\*4 files\*\*: 3 errors, .*1 YAML file skipped\.\n/);
    expect(page).toContain('| `call-unresolved` | error | 3 | 3 |');
    expect(page).toContain('| `caps/ship.yaml:55:13` | error | `call-unresolved` |');
    const [row = ''] = page.split('\n').filter((line) => line.includes('a.b') && line.includes('unresolved'));
    expect(row).toContain('\\]\\]&gt; &amp; &lt;b&gt; \\| \\`c\\`');
    expect(row).toContain('@<!-- -->me https:<!-- -->//e.example');
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(await report('sound.yaml', '--format', 'markdown')).toBe(
      '## naftiko validate\n\n**1 file**: 0 errors, 0 warnings, 0 notes.\n',
    );
  });

  test('for people counts the codes of several files and says what was skipped', async () => {
    const text = await report('.', '--format', 'stylish');
    expect(text).toContain('\n3 of 4 files have errors: call-unresolved 3\n');
    expect(text).toMatch(/\n4 files: 3 errors, .*, 1 YAML file skipped \(\d+ ms\)\n$/);
    expect(text).not.toContain('\u202E');
  });

  test('is written to several files at once, into new directories', async () => {
    const target = await mkdtemp(path.join(place.cwd, 'reports-'));
    const formats = ['sarif', 'gitlab', 'junit', 'checkstyle', 'markdown', 'github', 'json', 'codeframe'];
    const files = formats.flatMap((format) => ['--format', `${format}=${target}/new/${format}`]);
    const out = await report('ship.yaml', ...files, '--format', 'stylish');
    expect(out).toContain('1 file: 1 error');
    for (const format of formats) {
      expect([format, await readFile(path.join(target, 'new', format), 'utf8')]).toEqual([
        format,
        expect.stringContaining('call-unresolved'),
      ]);
    }
    await rm(target, { recursive: true });
  });

  test.each([
    [['--format', 'sarif', '--format', 'json'], 'Only one report goes to standard output'],
    [['--format', 'sarif=x', '--format', 'json=./x'], 'Two reports would be written to "x"'],
    [['--format', 'sarif=x', '--output', 'y'], '--output names the file'],
    [['--format', 'sarif='], '--format sarif= names no file'],
    [['--format', 'constructor'], '"constructor" is unknown. There is: codeframe, '],
    [['--format', 'json=ship.yaml/x'], 'cannot be written to "ship.yaml/x"'],
  ])('is refused for %j', async (args, problem) => {
    const { code, stdout, stderr } = await residentNaftiko(['validate', 'ship.yaml', ...args], {
      cwd: path.join(place.cwd, 'caps'),
    });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(problem) });
  });
});

/** A plug-in whose finding has a related place. */
const deckPlugin = `
const first = { line: 1, column: 1, offset: 0 };
const plan = ({ at }) => ({ ok: false, diagnostics: [{
  code: 'deck/crowded', severity: 'error', message: 'There is no room.', at,
  related: [{ message: 'Another one', at: { source: at.source, path: [], start: first, end: first } }],
}] });
export default { exposes: [{ type: 'deck', plan }] };
`;

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
        ];
        readonly relatedLocations?: readonly object[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    },
  ];
}

/** The elements and attributes of JUnit XML that the xUnit plug-in of Jenkins accepts (junit-10.xsd), as far as they are used. */
const junitAttributes: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'file'],
  testcase: ['name', 'classname', 'time'],
  failure: ['message', 'type'],
  'system-out': [],
};

interface GitlabEntry {
  readonly fingerprint: string;
  readonly severity: string;
}

/** The elements of a well-formed text in order; anything else throws. */
function readXml(text: string): readonly { readonly name: string; readonly attributes: Record<string, string> }[] {
  const elements: { readonly name: string; readonly attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (cause) => {
    throw cause;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => elements.push({ name, attributes }));
  parser.write(text).close();
  return elements;
}
