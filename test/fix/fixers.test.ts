import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { fixText, publishedDocument } from './fix-text.js';

const withPart = (part: string, other: string): string => {
  if (!publishedDocument.includes(part)) throw new Error(`the document has no ${part}`);
  return publishedDocument.replace(part, other);
};

describe('a published document', () => {
  test('becomes strictly valid, and keeps comments, quotes and layout', async () => {
    const { text, left, planned } = await fixText(publishedDocument);
    expect(planned.loaded.differences).toEqual([]);
    // The operator gives the host at start.
    expect(left.map(({ code }) => code)).toEqual(['base-uri-variable']);
    expect(text).toBe(strictDocument);
  });

  test('is not changed a second time', async () => {
    const { text, applied } = await fixText(strictDocument);
    expect([text, applied]).toEqual([strictDocument, []]);
  });

  test('keeps CRLF', async () => {
    const { text } = await fixText(publishedDocument.replaceAll('\n', '\r\n'));
    expect(text).toBe(strictDocument.replaceAll('\n', '\r\n'));
  });

  test('is corrected as JSON, too', async () => {
    const { loaded } = await planDocument('ship.yaml', publishedDocument, loadBuiltins);
    const json = JSON.stringify(toData(loaded.root!), undefined, 2);
    const { text, left } = await fixText(json);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    // JSON has no comments that could keep the text.
    expect(left.map(({ first }) => first.message)).toContain('"description" is not a field of a REST expose.');
    expect(JSON.parse(text)).toMatchObject({ capability: { consumes: [{ baseUri: 'https://{{hostname}}/v1' }] } });
  });

  test('keeps anchors and aliases', async () => {
    const shared = withPart('outputParameters:\n        - type', 'outputParameters: &whole\n        - type').replace(
      'outputParameters:\n      - type: object\n        mapping: $.\n',
      'outputParameters: *whole\n',
    );
    const { text } = await fixText(shared);
    expect(text).toMatch(/outputParameters: &whole\n/);
    expect(text).toMatch(/outputParameters: \*whole\n/);
  });
});

describe('a correction', () => {
  test('of a misspelt key takes effect, and is listed', async () => {
    const { text, applied } = await fixText(withPart('description: Amends', 'descripton: Amends'));
    expect(text).toContain('      description: Amends a ship');
    expect(applied[0]).toMatchObject({
      code: 'misspelt',
      messages: [expect.stringMatching(/^line \d+: "descripton" is now "description"$/)],
    });
  });

  test('of a misspelt word counts once, although the schema refuses the word too', async () => {
    const { applied } = await fixText(withPart('type: integer', 'type: intger'));
    expect(applied.find(({ code }) => code === 'misspelt')).toMatchObject({
      count: 1,
      messages: [expect.stringMatching(/^line \d+: "intger" is now "integer"$/)],
    });
  });

  test.each([
    ['a misspelt word', 'type: integer', 'type: intger', 'type: integer', 'misspelt'],
    ['a word of the schema', 'type: bearer, token', 'type: baerer, token', 'type: bearer, token', 'misspelt'],
    [
      'a flag in quotes',
      'required: true\n          description: The',
      'required: "yes"\n          description: The',
      'The number of the ship',
      'misspelt',
    ],
    ['a template without quotes', "'{{env.TOKEN}}'", '{{env.TOKEN}}', "token: '{{env.TOKEN}}'", 'template-unquoted'],
    ['the version', '1.0.0-alpha2', '1.0.0-alpha1', 'naftiko: 1.0.0-alpha2\n', 'version-other'],
    [
      'a slash at the end',
      'https://{hostname}/v1',
      'https://example.org/v1/',
      'baseUri: https://example.org/v1\n',
      'base-uri-trailing-slash',
    ],
    ['a title for the label', '  label:', '  title:', '  label: Ships # of the registry\n', 'key-absent'],
    [
      'an id for the name',
      '- name: amend\n        method',
      '- id: amend\n        method',
      '      - name: amend\n        method: POST\n',
      'key-absent',
    ],
    [
      'an absent method',
      '        method: POST\n        inputParameters',
      '        inputParameters',
      'method: GET\n',
      'key-absent',
    ],
    ['an expose without namespace', '    namespace: ships\n', '', '    namespace: rest\n', 'key-absent'],
    [
      'the key of an API key',
      "{ type: bearer, token: '{{env.TOKEN}}' }",
      "{ type: apikey, in: header, name: X-Key, value: '{{env.TOKEN}}' }",
      "{ type: apikey, placement: header, key: X-Key, value: '{{env.TOKEN}}' }",
      'auth-alias-field',
    ],
    [
      'an unbound variable',
      '{{env.TOKEN}}',
      '{{OTHER_TOKEN}}',
      '    TOKEN: REGISTRY_TOKEN\n    OTHER_TOKEN: OTHER_TOKEN\n',
      'env-not-bound',
    ],
    [
      'an empty list',
      'binds:\n- namespace: env\n  keys:\n    TOKEN: REGISTRY_TOKEN\n',
      'binds: []\n',
      'binds:\n',
      'list-empty',
    ],
    [
      'a key of with',
      'with: {imo: tools.imo,',
      'with: {IMO: tools.imo,',
      'with: {imo: ship-tools.imo,',
      'with-key-variant',
    ],
    ['a port in quotes', 'port: 8080', 'port: "8080"', '    port: 8080\n', 'scalar-type'],
    ['a text without quotes', 'label: Ships #', 'label: 12 #', "  label: '12' # of the registry\n", 'scalar-type'],
    [
      'a base URI without a scheme',
      'https://{hostname}/v1',
      '//ships.test/v1',
      'baseUri: https://ships.test/v1\n',
      'base-uri-no-scheme',
    ],
    ['the port of stdio', 'port: 9090', 'transport: stdio\n    port: 9090', '    # port: 9090\n', 'stdio-port'],
    [
      'a header and its key',
      "{ type: bearer, token: '{{env.TOKEN}}' }",
      "{ type: apikey, header: X-Key, key: '{{env.TOKEN}}' }",
      "{ type: apikey, key: X-Key, value: '{{env.TOKEN}}' }",
      'auth-alias-field',
    ],
    [
      'several named outputs',
      '- type: object\n          mapping: $.\n  - type',
      `- name: ship name
          type: string
          mapping: $.name
        # Metres.
        - name: length
          type: string
          mapping: >-
            $.length
  - type`,
      `        - type: object
          properties:
            ship name:
              type: string
              mapping: $.name
            # Metres.
            length:
              type: string
              mapping: >-
                $.length
`,
      'named-outputs',
    ],
  ])('of %s', async (_, part, other, corrected, code) => {
    const { text, applied } = await fixText(withPart(part, other));
    expect(applied.map((one) => one.code)).toContain(code);
    expect(text).toContain(corrected);
  });

  test('of the name of an operation renames its calls', async () => {
    const named = publishedDocument
      .replace('- name: amend\n        method', '- name: ship_amend\n        method')
      .replaceAll('registry.amend', 'registry.ship_amend');
    const { text, applied } = await fixText(named);
    expect(applied.map(({ code }) => code)).toContain('operation-name');
    expect(text).toContain('      - name: ship-amend\n        method: POST\n');
    expect(text.match(/call: registry\.ship-amend\n/g)).toHaveLength(2);
  });

  test.each([
    [
      'fields of a multipart body',
      `body:
          type: multipart
          data:
            name: '{{tools.name}}' # of the ship
            kind: tug
`,
      `          type: multipartForm
          data:
            - name: name
              value: '{{tools.name}}' # of the ship
            - name: kind
              value: tug
`,
    ],
    [
      'a text body with one field',
      "body:\n          type: text\n          data:\n            query: '{{tools.name}}'\n",
      "          type: text\n          data: '{{tools.name}}'\n",
    ],
  ])('writes %s as it is read', async (_, body, corrected) => {
    const before = `        - name: body
          in: body
          type: object
          required: true
          description: What is amended
`;
    const { text } = await fixText(
      withPart(before, `        ${body}`)
        .replace('body: rest.body', 'name: rest.name')
        .replace('body: tools.body', 'name: tools.name'),
    );
    expect(text).toContain(corrected);
  });

  test('that would change an upstream request is left, with its reason', async () => {
    const { text, left } = await fixText(withPart('level: rest.level # optional', 'tag: rest.tag'));
    expect(text).toContain('tag: ships.tag');
    expect(left.map(({ reason }) => reason).join('\n')).toMatch(/would be read strictly \(with-key-undeclared\)/);
  });

  test.each([
    ['an empty address', 'https://{hostname}/v1', "''", 'the address is not in the document'],
    ['a part of the answer', 'mapping: $.', 'mapping: $.ship', 'the members of the answer are not in the document'],
    ['the name of a parameter', 'name: level', "name: 'filter[level]'", 'the API or the callers know it by this name'],
  ])('of %s is not invented', async (_, part, other, reason) => {
    const { left } = await fixText(withPart(part, other));
    expect(left.map((one) => one.reason).join('\n')).toContain(reason);
  });

  test('that would show another error is left, with the error', async () => {
    const misspelt = withPart('    resources:\n    - path', '    resource:\n    - path').replace(
      'call: registry.amend\n        with',
      'call: registry.amnd\n        with',
    );
    const { left } = await fixText(misspelt);
    expect(left.find(({ first }) => first.at.path.at(-1) === 'resource')?.reason).toBe(
      'with the correction, there would be a further error: No consumed operation is named "registry.amnd"',
    );
  });

  test('is not made of a call, which may name another operation', async () => {
    const { left } = await fixText(withPart('call: registry.amend\n        with', 'call: registry.amnd\n        with'));
    expect(left.find(({ code }) => code === 'call-unresolved')?.reason).toBe(
      'it is not certain that "registry.amend" is meant',
    );
  });

  test('of a number out of range is not invented: one finding, with its reason', async () => {
    const { left } = await fixText(withPart('port: 8080', 'port: 70000'));
    expect(
      left.filter(({ first }) => first.at.path.at(-1) === 'port').map(({ code, reason }) => [code, reason]),
    ).toEqual([['port-invalid', 'the value that is meant is not in the document']]);
  });

  test('does not move what is left: lines are those of the text before', async () => {
    const before = withPart("'{{env.TOKEN}}'", "'{{env.TOKEN}}', audience: ships").replace(
      'mapping: $.\n  - type',
      'mapping: $.ship\n  - type',
    );
    const { left, text } = await fixText(before);
    const lines = left.map(({ line }) => line);
    expect(text.split('\n').length).not.toBe(before.split('\n').length);
    expect(lines).toEqual(lines.toSorted((one, other) => one - other));
    const object = left.find(({ reason }) => reason.startsWith('the members of the answer'));
    expect(before.split('\n')[object!.line - 1]).toBe('        - type: object');
    expect(before.split('\n')[object!.line]).toBe('          mapping: $.ship');
  });

  test('is not made in a text that is not a document', async () => {
    const { text, applied } = await fixText('a: [1');
    expect([text, applied]).toEqual(['a: [1', []]);
  });
});

function toData(node: unknown): unknown {
  const { kind, value, items, entries } = node as {
    readonly kind: string;
    readonly value: unknown;
    readonly items: readonly unknown[];
    readonly entries: ReadonlyMap<string, { readonly value: unknown }>;
  };
  if (kind === 'scalar') return value;
  if (kind === 'list') return items.map(toData);
  return Object.fromEntries([...entries].map(([key, entry]) => [key, toData(entry.value)]));
}

const strictDocument = `naftiko: 1.0.0-alpha2
info:
  label: Ships # of the registry
  description: >
    Reads a registry
    of ships.
binds:
- namespace: env
  keys:
    TOKEN: REGISTRY_TOKEN
capability:
  consumes:
  - type: http
    namespace: registry
    baseUri: https://{{hostname}}/v1
    authentication: { type: bearer, token: '{{env.TOKEN}}' }
    resources:
    - name: ships-imo
      path: /ships/{imo}
      operations:
      - name: amend
        method: POST
        inputParameters:
        - name: imo
          in: path
        # How much of it.
        - name: level
          in: query
        - name: body
          in: body
          # type: object
          # required: true
          # description: What is amended
  exposes:
  - type: rest
    namespace: ships
    port: 8080
    # description: Ships for
    #   browsers.
    resources:
    - path: /ships/{imo}
      operations:
      - method: POST
        name: amend
        inputParameters:
        - name: imo
          in: path
          type: string
          description: The number of the ship
        - name: level
          in: query
          type: integer
          description: 'The query parameter "level".'
        call: registry.amend
        with:
          imo: ships.imo
          level: ships.level # optional
          body: ships.body
  - type: mcp
    namespace: ship-tools
    port: 9090
    tools:
    - name: amend
      description: Amends a ship
      inputParameters:
      - name: imo
        type: string
        description: The number of the ship
      - name: level
        type: integer
        description: 'The query parameter "level".'
        required: false
      - name: body
        type: object
        description: What is amended
      call: registry.amend
      with: {imo: ship-tools.imo, level: ship-tools.level, body: ship-tools.body}
`;
