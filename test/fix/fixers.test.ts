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
  ])('of %s', async (_, part, other, corrected, code) => {
    const { text, applied } = await fixText(withPart(part, other));
    expect(applied.map((one) => one.code)).toContain(code);
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

  test('is not made in a text that is no document', async () => {
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
