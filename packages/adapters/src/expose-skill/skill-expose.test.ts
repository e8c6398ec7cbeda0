import { afterEach, describe, expect, test } from '@jest/globals';
import { LogHub } from '@naftiko/runtime';
import { loadBuiltins } from '../builtins.js';
import {
  closeFixtures,
  directoryWith,
  documentOf,
  serve,
  startFixture,
} from '../../../../test/support/expose/skill-fixture.js';

afterEach(closeFixtures);

const siblings = `
    - type: rest
      namespace: desk-rest
      port: 8081
      resources:
        - path: /berths/{{quay}}
          inputParameters: [{ name: quay, in: path, type: string, description: Which quay }]
          operations:
            - name: list-berths
              method: GET
              inputParameters:
                - { name: depth, in: query, type: number, description: In metres }
                - { name: X-Trace, in: header, type: string, description: Of the caller }
              outputParameters: [{ type: string, value: none }]
    - type: mcp
      namespace: desk-mcp
      port: 8082
      tools:
        - name: find-berth
          description: Finds a berth
          inputParameters: [{ name: ship, type: string, description: Her name }]
          outputParameters: [{ name: berth, type: string, value: A1 }]
`;

const skillsOf = (skills: string): string => `
    - type: skill
      namespace: desk-skills
      port: 8083
      skills:
${skills}`;

const createMooring = (tools: string, more = ''): string =>
  skillsOf(`        - { name: mooring, description: Tie up, ${more} tools: [${tools}] }`);

const createDerived = (name: string, sourceNamespace: string, action: string): string =>
  `{ name: ${name}, description: A tool, from: { sourceNamespace: ${sourceNamespace}, action: ${action} } }`;

describe('a derived tool', () => {
  // The skill adapter is declared first: siblings are found in any order.
  const document = documentOf(
    createMooring(
      `${createDerived('find', 'desk-mcp', 'find-berth')}, ${createDerived('list', 'desk-rest', 'list-berths')}`,
    ) + siblings,
  );

  test('of an MCP tool describes its inputs and its address', async () => {
    const send = await serve(document, loadBuiltins);
    expect((await send('/skills/mooring')).json()).toMatchObject({
      tools: [
        {
          name: 'find',
          type: 'derived',
          inputSchema: { type: 'object', properties: { ship: { type: 'string', description: 'Her name' } } },
          invocationRef: { targetNamespace: 'desk-mcp', action: 'find-berth', mode: 'mcp', port: expect.any(Number) },
        },
        expect.anything(),
      ],
    });
  });

  test('of a REST operation has its inputs except headers and cookies', async () => {
    const send = await serve(document, loadBuiltins);
    const { tools } = (await send('/skills/mooring')).json() as { tools: readonly { inputSchema: object }[] };
    expect(tools[1]).toMatchObject({ invocationRef: { mode: 'rest', method: 'GET', path: '/berths/{quay}' } });
    expect(tools[1]?.inputSchema).toEqual({
      type: 'object',
      properties: {
        quay: { type: 'string', description: 'Which quay' },
        depth: { type: 'number', description: 'In metres' },
      },
      required: expect.arrayContaining(['quay']),
    });
  });

  test('names the port on which its adapter listens', async () => {
    const { started } = await startFixture(document, loadBuiltins);
    const exposes = started.ok ? started.value.capabilities.flatMap((capability) => capability.exposes) : [];
    const urlOf = (type: string) => new URL(exposes.find((expose) => expose.type === type)?.url ?? '');
    const detail = (await (await fetch(new URL('/skills/mooring', urlOf('skill')))).json()) as {
      readonly tools: readonly { readonly invocationRef: { readonly port: number } }[];
    };
    expect(detail.tools.map(({ invocationRef }) => String(invocationRef.port))).toEqual([
      urlOf('mcp').port,
      urlOf('rest').port,
    ]);
  });

  test('without its own description has that of its operation', async () => {
    const tool = '{ name: find, from: { sourceNamespace: desk-mcp, action: find-berth } }';
    const send = await serve(documentOf(createMooring(tool) + siblings), loadBuiltins);
    expect((await send('/skills/mooring')).json()).toMatchObject({ tools: [{ description: 'Finds a berth' }] });
  });

  test('of a broken tool is left out', async () => {
    const lost = siblings.replace('outputParameters: [{ name: berth, type: string, value: A1 }]', 'call: no.where');
    const { planned, started } = await startFixture(
      documentOf(createMooring(createDerived('find', 'desk-mcp', 'find-berth')) + lost),
      loadBuiltins,
    );
    expect(started.ok).toBe(true);
    expect(planned.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'skill-tool-unavailable', severity: 'warning' }),
    );
  });
});

describe('a document with a broken skill', () => {
  const find = createDerived('find', 'desk-mcp', 'find-berth');
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'a tool of an unknown adapter',
      createMooring(createDerived('find', 'desk', 'find-berth')),
      'skill-tool-unresolved',
      ['find', 'mooring', 'desk', 'desk-rest', 'desk-mcp'],
    ],
    [
      'a tool of the skill adapter itself',
      createMooring(createDerived('find', 'desk-skills', 'find')),
      'skill-tool-unresolved',
      ['desk-skills'],
    ],
    [
      'a tool without an operation',
      createMooring(createDerived('find', 'desk-mcp', 'find-bert')),
      'skill-tool-unresolved',
      ['find-bert'],
    ],
    ['two tools of one name', createMooring(`${find}, ${find}`), 'skill-tool-duplicate', ['find', 'mooring']],
    [
      'an instruction without a location',
      createMooring('{ name: knots, description: How, instruction: knots.md }'),
      'skill-location-missing',
      ['knots', 'mooring', 'location'],
    ],
    [
      'an instruction that climbs out',
      createMooring('{ name: knots, description: How, instruction: ../knots.md }', 'location: file:///nowhere,'),
      'skill-instruction-unsafe',
      ['knots', 'mooring', '../knots.md'],
    ],
    [
      'two skills of one name',
      skillsOf('        - { name: a, description: A }\n        - { name: a, description: B }'),
      'skill-duplicate',
      ['a'],
    ],
  ];

  test.each(cases)('that has %s is refused', async (_, skills, code, words) => {
    const { started } = await startFixture(documentOf(skills + siblings), loadBuiltins);
    expect(started).toMatchObject({ ok: false, diagnostics: [{ code }] });
    for (const word of words) expect(started.diagnostics[0]?.message).toContain(word);
  });

  test.each(cases)('that has %s starts without it in the relaxed dialect', async (_, skills, code) => {
    const published = documentOf(skills + siblings).replace('info: {', 'info: { title: Desk,');
    const { planned, started } = await startFixture(published, loadBuiltins);
    expect(started.ok).toBe(true);
    expect(planned.diagnostics).toContainEqual(expect.objectContaining({ code, severity: 'error' }));
  });

  test.each(['Mooring', 'mooring-', 'm'.repeat(65)])('is warned that agents refuse the name %s', async (name) => {
    const { planned, started } = await startFixture(
      documentOf(skillsOf(`        - { name: ${name}, description: Tie up }`)),
      loadBuiltins,
    );
    expect(started.ok).toBe(true);
    expect(planned.diagnostics).toMatchObject([{ code: 'skill-name-not-portable', severity: 'info' }]);
  });

  test('keeps the valid tools of the skill', async () => {
    const skills = createMooring(
      `${createDerived('lost', 'nobody', 'x')}, ${find}, { name: odd, description: Neither }`,
    );
    const send = await serve(documentOf(skills + siblings), loadBuiltins);
    expect((await send('/skills')).json()).toMatchObject({ skills: [{ tools: ['find'] }] });
  });
});

describe('the files of a skill, checked before it is served', () => {
  const diagnosticsOf = async (files: Readonly<Record<string, string>>, location = 'mooring', tools = '') => {
    const directory = await directoryWith(files);
    const more = `location: 'file://${directory}/${location}'`;
    const skill = `        - { name: mooring, description: Tie up, ${more}${tools} }`;
    const { planned, started } = await startFixture(documentOf(skillsOf(skill)), loadBuiltins);
    expect(started.ok).toBe(true);
    return planned.diagnostics.map(({ code, severity, at }) => [code, severity, at.path.slice(5).join('/')]);
  };

  test('may be missing', async () => {
    expect(await diagnosticsOf({})).toEqual([['skill-location-unavailable', 'warning', 'location']]);
    const tools = ', tools: [{ name: knots, description: How, instruction: a/knots.md }]';
    expect(await diagnosticsOf({ 'mooring/knots.md': '' }, 'mooring', tools)).toEqual([
      ['skill-instruction-unavailable', 'warning', 'tools/0/instruction'],
    ]);
  });

  test('cause no warning when they agree with the document', async () => {
    const skillFile = '---\r\nname: mooring\r\ndescription: Tie up\r\n---\r\n# Mooring\r\n';
    expect(await diagnosticsOf({ 'mooring/SKILL.md': skillFile, 'mooring/knots.md': '' })).toEqual([]);
    expect(await diagnosticsOf({ 'mooring/knots.md': '' })).toEqual([]);
  });

  test.each([
    [
      'another name',
      'name: Mooring\ndescription: Tie up',
      ['skill-file-differs name', 'skill-file-name-invalid location'],
    ],
    [
      'a name too long',
      `name: ${'m'.repeat(65)}\ndescription: Tie up`,
      ['skill-file-differs name', 'skill-file-name-invalid location'],
    ],
    ['another description', 'name: mooring\ndescription: Let go', ['skill-file-differs description']],
    ['no description', 'name: mooring', ['skill-file-differs description']],
    ['no YAML', 'name: [', ['skill-file-unreadable location']],
  ])('with %s in SKILL.md cause a warning', async (_, matter, expected) => {
    const found = await diagnosticsOf({ 'mooring/SKILL.md': `---\n${matter}\n---\n` });
    expect(found.map(([code, , place]) => `${code} ${place}`).sort()).toEqual(expected);
  });

  test('without a front matter cause a warning', async () => {
    expect(await diagnosticsOf({ 'mooring/SKILL.md': '# Mooring\n' })).toEqual([
      ['skill-file-unreadable', 'warning', 'location'],
    ]);
  });

  test('in a directory of another name cause a warning', async () => {
    const skillFile = '---\nname: mooring\ndescription: Tie up\n---\n';
    expect(await diagnosticsOf({ 'knots/SKILL.md': skillFile }, 'knots')).toEqual([
      ['skill-file-name-invalid', 'warning', 'location'],
    ]);
  });
});

describe('the routes of a skill adapter', () => {
  const document = documentOf(skillsOf('        - { name: manners, description: How to behave }'));

  test.each([
    ['a trailing slash', '/skills/', 404],
    ['another case', '/Skills', 404],
    ['an unknown skill', '/skills/nobody', 404],
    ['an unknown path', '/skills/manners/more', 404],
    ['invalid UTF-8', '/skills/%ff', 400],
    ['files of a skill without any', '/skills/manners/contents', 404],
    ['an archive of a skill without files', '/skills/manners/download', 404],
  ])('do not include %s', async (_, path, status) => {
    const send = await serve(document, loadBuiltins);
    const answer = await send(path);
    expect([answer.status, answer.json()]).toEqual([status, { error: expect.any(String) }]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuse %s', async (method) => {
    const send = await serve(document, loadBuiltins);
    for (const path of ['/skills', '/skills/manners', '/skills/manners/contents/a.md']) {
      const answer = await send(path, { method });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  });

  test('answer HEAD like GET, without the content', async () => {
    const send = await serve(document, loadBuiltins);
    const [got, head] = [await send('/skills'), await send('/skills', { method: 'HEAD' })];
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
  });

  test('write one log line per request, without the query', async () => {
    const lines: unknown[] = [];
    const logs = new LogHub({
      level: 'DEBUG',
      write: ({ message, fields }) => void lines.push([message, fields['path'], fields['status']]),
      now: () => new Date(),
    });
    const send = await serve(document, loadBuiltins, logs);
    await send('/skills/manners?key=secret');
    await send('/nowhere');
    expect(lines).toEqual([
      ['request', '/skills/manners', 200],
      ['request', '/nowhere', 404],
    ]);
  });
});
