import { describe, expect, test } from '@jest/globals';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { makeExaminer } from '@naftiko/adapters';
import { serveWithControl } from '../support/serve-with-control.js';

const documentWith = (routes: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:9
      resources:
        - { name: r, path: /r, operations: [{ name: get, method: GET }] }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
${routes}
    - type: control
      port: 8603
      management: { info: true, validate: true }
`;

const route = (n: number): string =>
  `        - { path: /r${n}, operations: [{ name: get${n}, method: GET, call: up.get }] }`;

const document = documentWith(route(0));

const many = (write: (n: number) => string): string => Array.from({ length: 1_000 }, (_, n) => write(n)).join('\n');

describe('a document that is slow to validate', () => {
  test.each([
    ['routes', documentWith(many(route))],
    ['ampersands', `a: [${'&a x, '.repeat(20_000)}]`],
  ])('delays no other caller: %s', (_, text) =>
    serveWithControl(
      document,
      async ({ ask }) => {
        const examining = ask('POST /config/validate', { body: text, headers: { 'Content-Type': 'application/yaml' } });
        await ask('GET /status');
        const delays = monitorEventLoopDelay({ resolution: 5 });
        const start = performance.now();
        delays.enable();
        const isAnswered = examining.then(() => true);
        let others = 0;
        while (!(await Promise.race([isAnswered, ask('GET /status').then(() => false)]))) others += 1;
        delays.disable();
        expect(others).toBeGreaterThan(2);
        expect(delays.max / 1e6).toBeLessThan((performance.now() - start) / 2);
        expect((await examining).status).toBe(200);
      },
      { options: { threadExaminer: makeExaminer({}) } },
    ),
  );

  test('is invalid once it exceeds the limit of time, and the next one is examined', () =>
    serveWithControl(
      document,
      async ({ ask }) => {
        const validate = async (text: string): Promise<unknown> =>
          JSON.parse((await ask('POST /config/validate', { body: text })).text);
        // A text of the largest size takes at least twice as long.
        expect(await validate('%a\n'.repeat(345_000))).toMatchObject({
          valid: false,
          errors: [{ code: 'document-too-costly', message: expect.stringContaining('2000 ms') as unknown }],
        });
        // On a busy machine, the new thread may take longer to load than the limit allows.
        const answers: boolean[] = [];
        while (answers.length < 5 && answers.at(-1) !== true) {
          answers.push(((await validate(document)) as { readonly valid: boolean }).valid);
        }
        expect(answers.at(-1)).toBe(true);
      },
      { options: { threadExaminer: makeExaminer({}, 2_000) } },
    ));

  test('is examined with the options of the run and the files beside it', () =>
    serveWithControl(
      document,
      async ({ ask }) => {
        const texts = [
          document,
          document.replace('up.get', 'up.nothing'),
          document.replace('port: 8601', 'port: 8701'),
        ];
        for (const text of texts) {
          const answer = await ask('POST /config/validate', { body: text });
          expect(JSON.parse(answer.text)).toEqual(await inlineAnswer(text));
        }
      },
      { options: { threadExaminer: makeExaminer({}) } },
    ));
});

describe('a document that is slow to plan', () => {
  test('is refused by a reload that delays no other caller', () =>
    serveWithControl(
      document,
      async ({ ask, running, save, entries }) => {
        const [capability] = running.capabilities;
        await save(
          documentWith(`${route(0)}
${many(route).replaceAll('up.get', 'up.nothing')}`),
        );
        await ask('GET /status');
        const delays = monitorEventLoopDelay({ resolution: 5 });
        delays.enable();
        const start = performance.now();
        const reloading = capability!.reload({ structural: 'apply' });
        let others = 0;
        while (!(await Promise.race([reloading.then(() => true), ask('GET /status').then(() => false)]))) others += 1;
        delays.disable();
        expect(await reloading).toMatchObject({ status: 'refused' });
        expect(others).toBeGreaterThan(2);
        expect(delays.max / 1e6).toBeLessThan((performance.now() - start) / 2);
        expect(entries.map(({ message }) => message)).toContain('reload refused; the last version keeps serving');

        await save(documentWith(route(1)));
        expect(await capability!.reload({ structural: 'apply' })).toMatchObject({ status: 'applied' });
      },
      { options: { threadExaminer: makeExaminer({}) } },
    ));
});

/** What the same document says of a text when it is examined on the thread that serves. */
const inlineAnswer = (text: string): Promise<unknown> =>
  serveWithControl(
    document,
    async ({ ask }) => JSON.parse((await ask('POST /config/validate', { body: text })).text) as unknown,
  );
