import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

const documentOf = (consumed: string, exposed: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        ${consumed}
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources:
        ${exposed}
`;

const answered = (document: string, requests: readonly string[]) =>
  serving(
    document,
    async ({ rest, seen, findings }) => {
      const statuses = [];
      for (const request of requests) statuses.push((await rest(request)).status);
      return { statuses, findings, seen: seen() };
    },
    { dialect: true },
  );

describe('of several operations with one name', () => {
  const consumed = (...paths: readonly string[]): string =>
    paths
      .map((path, index) => `- { name: r${index}, path: "${path}", operations: [{ name: list, method: GET }] }`)
      .join('\n        ');
  const exposed = (...paths: readonly string[]): string =>
    paths.map((path) => `- { path: "${path}", operations: [{ method: GET, call: up.list }] }`).join('\n        ');

  test.each([
    ['a slash at the end', ['/contacts', '/contacts/']],
    ['a slash at the end, the other way round', ['/contacts/', '/contacts']],
    ['a placeholder', ['/contacts/id', '/contacts/{id}']],
    ['a dash', ['/open-orders', '/openorders']],
    ['case', ['/Orders', '/orders']],
  ])('the one with the exact path is called: %s', async (_, paths) => {
    const requests = paths.map((path) => `GET ${path.replace('{id}', '7')}`);
    const { seen } = await answered(documentOf(consumed(...paths), exposed(...paths)), requests);
    expect(seen.map(({ path }) => `GET ${path}`)).toEqual(requests);
  });

  test('a version prefix of the route is ignored', async () => {
    const document = documentOf(consumed('/contacts/', '/contacts'), exposed('/v1/contacts', '/v1/contacts/'));
    const { seen } = await answered(document, ['GET /v1/contacts', 'GET /v1/contacts/']);
    expect(seen.map(({ path }) => path)).toEqual(['/contacts', '/contacts/']);
  });
});

describe('of two inputs that are spelt like one placeholder', () => {
  test('the one in the path is chosen', async () => {
    const document = documentOf(
      `- name: accounts
          path: "/accounts/{account_id}"
          operations: [{ name: get, method: GET, inputParameters: [{ name: account_id, in: path }, { name: accountId, in: query }] }]`,
      `- path: "/accounts/{account-id}"
          operations:
            - method: GET
              name: get
              inputParameters: [{ name: accountId, in: query, type: string }, { name: account_id, in: path, type: string }]
              call: up.get`,
    );
    const { seen, statuses } = await answered(document, ['GET /accounts/7?accountId=8']);
    expect(statuses).toEqual([200]);
    expect(seen.map(({ path, rawQuery }) => `${path}?${rawQuery}`)).toEqual(['/accounts/7?accountId=8']);
  });
});

describe('a header that the path fixes', () => {
  test.each(['X-Amz-Target', 'x-amz-target'])('is not an input "%s" of callers', async (name) => {
    const document = documentOf(
      `- name: api
          path: "/#X-Amz-Target=Billing.List"
          operations: [{ name: list, method: POST, inputParameters: [{ name: ${name}, in: header, required: true }] }]`,
      '- { path: /bills, operations: [{ method: POST, call: up.list }] }',
    );
    const { seen, statuses } = await answered(document, ['POST /bills']);
    expect(statuses).toEqual([200]);
    expect(seen.map(({ headers }) => headers['x-amz-target'])).toEqual(['Billing.List']);
  });
});

describe('an unused input', () => {
  const documentWith = (input: string): string =>
    documentOf(
      '- { name: things, path: /things, operations: [{ name: list, method: GET }] }',
      `- { path: /things, operations: [{ method: GET, inputParameters: [${input}], call: up.list }] }
        - { path: /all, operations: [{ method: GET, call: up.list }] }`,
    );

  test.each([
    ['an optional one of the query', '{ name: page, in: query, type: string }', 200, 1],
    ['one that is declared as optional', '{ name: page, in: query, type: string, required: false }', 200, 1],
    ['one that is required', '{ name: id, in: query, type: string, required: true }', 501, 0],
  ])('%s', async (_, input, status, calls) => {
    const { statuses, findings, seen } = await answered(documentWith(input), ['GET /things']);
    expect(statuses).toEqual([status]);
    expect(seen).toHaveLength(calls);
    expect(findings).toContain('declared-input-unused /capability/exposes/0/resources/0/operations/0');
  });
});
