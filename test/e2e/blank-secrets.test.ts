import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

const consumed = (authentication: string): string => `
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      authentication: ${authentication}
      resources: [{ name: r, path: /r, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources: [{ path: /r, operations: [{ method: GET, name: get, call: up.get }] }]
`;

const exposed = (authentication: string): string => `
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      authentication: ${authentication}
      resources: [{ path: /r, operations: [{ method: GET, name: get, outputParameters: [{ type: string, value: hi }] }] }]
`;

const header = (keys: string, location = ''): string => `
naftiko: 1.0.0-alpha2
binds: [{ namespace: outside, ${location}keys: { ${keys} } }]
capability:`;

const credentials = [
  ['an API key in a header', '{ type: apikey, key: X-Key, value: "{{ONE}}", placement: header }'],
  ['an API key in a query', '{ type: apikey, key: key, value: "{{ONE}}", placement: query }'],
  ['an API key with a prefix', '{ type: apikey, key: X-Key, value: "Key {{ONE}}", placement: header }'],
  ['a bearer token', '{ type: bearer, token: "{{ONE}}" }'],
  ['a user name', '{ type: basic, username: "{{ONE}}", password: p }'],
  ['a password', '{ type: basic, username: u, password: "{{ONE}}" }'],
  ['a password of digest', '{ type: digest, username: u, password: "{{ONE}}" }'],
] as const;

const blanks = [
  ['empty', ''],
  ['a space', ' '],
  ['spaces and tabs', ' \t '],
  ['a line break', '\n'],
  ['two line breaks', '\r\n\r\n'],
  ['a space that is not a blank', '\u00a0'],
  ['a space without a width', '\u200b'],
  ['a byte order mark and a control character', '\ufeff\u0001'],
] as const;

const startWith = (document: string, environment: Readonly<Record<string, string>>, files = {}) =>
  serving(document, () => Promise.resolve('started'), { dialect: true, files, options: { environment } });

describe('a blank secret', () => {
  describe.each(credentials)('in %s', (_, authentication) => {
    test.each(blanks)('refuses the start: %s', async (_name, value) => {
      for (const document of [consumed(authentication), exposed(authentication)]) {
        await expect(startWith(header('ONE: ONE') + document, { ONE: value })).rejects.toThrow(/ONE.*blank|blank.*ONE/);
      }
    });

    test('is a value of any other kind', async () => {
      for (const document of [consumed(authentication), exposed(authentication)]) {
        await expect(startWith(header('ONE: ONE') + document, { ONE: '0' })).resolves.toBe('started');
      }
    });
  });

  test('is reported with the missing ones, each once', async () => {
    const document =
      header('ONE: ONE, TWO: TWO, THREE: THREE') +
      consumed('{ type: basic, username: "{{ONE}}", password: "{{TWO}}{{THREE}}" }');
    const started = startWith(document, { ONE: ' ', THREE: '' });
    const message = await started.then(
      () => '',
      (cause: unknown) => String(cause),
    );
    const lines = message.split('\n');
    expect(['ONE', 'TWO', 'THREE'].map((name) => lines.filter((line) => line.includes(name)).length)).toEqual([
      1, 1, 1,
    ]);
  });

  test.each([
    ['a YAML file', 'values.yaml', 'ONE: "  "'],
    ['a JSON file', 'values.json', '{"ONE":""}'],
    ['a file of assignments', 'values.env', 'ONE='],
  ])('refuses the start when it comes from %s', async (_, file, content) => {
    const document = header('ONE: ONE', `location: "file:///./${file}", `) + consumed(credentials[0][1]);
    await expect(startWith(document, {}, { [file]: content })).rejects.toThrow(/ONE/);
  });

  test('outside of a credential is a value', async () => {
    const document = `${header('ONE: ONE')}
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources: [{ path: /r, operations: [{ method: GET, name: get, outputParameters: [{ type: string, value: "<{{ONE}}>" }] }] }]
`;
    await expect(startWith(document, { ONE: '' })).resolves.toBe('started');
  });
});
