import { describe, expect, test } from '@jest/globals';
import { serving, type Served } from './serving.js';

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: registry
      baseUri: UPSTREAM
      resources:
        - name: ships
          path: /ships
          operations:
            - name: search
              method: POST
              body:
                type: json
                data: { flag: "{{flag}}", limit: "{{limit}}", active: "{{active}}" }
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ships
          operations:
            - method: GET
              inputParameters:
                - { name: flag, in: query, type: string, description: Flag, pattern: "^[A-Z]{2}$" }
                - { name: limit, in: query, type: integer, description: How many }
                - { name: active, in: query, type: boolean, description: Only those in service }
              call: registry.search
`;

const asking = (target: string): Promise<{ status: number; text: string; sent: readonly unknown[] }> =>
  serving(document, async ({ rest, seen }: Served) => {
    const { status, text } = await rest(`GET ${target}`);
    return { status, text, sent: seen().map(({ body }) => JSON.parse(body) as unknown) };
  });

describe('an input of a REST operation', () => {
  test('has the type it declares when it is sent on', async () => {
    const { status, sent } = await asking('/ships?flag=NO&limit=5&active=false');
    expect([status, sent]).toEqual([200, [{ flag: 'NO', limit: 5, active: false }]]);
  });

  test.each([
    ['that does not match its pattern', '/ships?flag=Norway', 'flag'],
    ['that is not of its type', '/ships?limit=some', 'limit'],
  ])('%s is refused by name before anything is called', async (_, target, name) => {
    const { status, text, sent } = await asking(target);
    expect([status, sent]).toEqual([400, []]);
    expect(text).toContain(name);
  });
});
