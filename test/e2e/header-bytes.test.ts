import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

const document = `naftiko: 1.0.0-alpha2
info: { label: Notes, description: Passes notes on }
capability:
  consumes:
  - type: http
    namespace: notes
    baseUri: UPSTREAM
    resources:
    - name: note
      path: /notes
      operations:
      - name: take
        method: GET
        inputParameters:
        - { name: note, in: query }
        - { name: X-Note, in: header }
        - { name: visit, in: query }
  exposes:
  - type: rest
    namespace: front
    port: 8181
    resources:
    - name: note
      path: /notes
      operations:
      - name: take
        method: GET
        inputParameters:
        - { name: X-Note, in: header, type: string, description: A note }
        - { name: visit, in: cookie, type: string, description: A visit }
        call: notes.take
        with: { note: front.X-Note, X-Note: front.X-Note, visit: front.visit }
`;

/** The header string of Node for bytes: one character per byte. */
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('a header that is not ASCII', () => {
  test('is read as UTF-8, and sent upstream with the same bytes', async () => {
    const options = { forwardHeaders: ['x-session'] };
    const headers = { 'X-Note': bytesOf('café ☕'), 'X-Session': bytesOf('séance'), Cookie: bytesOf('visit=été') };
    await serving(
      document,
      async ({ rest, seen }) => {
        await rest('GET /notes', { headers });
        expect(seen()).toMatchObject([
          {
            query: { note: 'café ☕', visit: 'été' },
            headers: { 'x-note': headers['X-Note'], 'x-session': headers['X-Session'] },
          },
        ]);
      },
      { options },
    );
  });

  test('that is not UTF-8 is read byte by byte', async () => {
    await serving(document, async ({ rest, seen }) => {
      await rest('GET /notes', { headers: { 'X-Note': 'caf\xe9', Cookie: 'visit=1' } });
      expect(seen()).toMatchObject([{ query: { note: 'café' } }]);
    });
  });
});
