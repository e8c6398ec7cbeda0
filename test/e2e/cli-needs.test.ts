import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentNaftiko } from '../support/resident-command.js';
import { runCommand, makeTempDirectory } from './cli-command.js';

/** A document with many secrets, of which each operation uses few. */
const documentOf = (origin: string): string => `naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
binds:
  - namespace: env
    keys: { FIRST: FIRST, SECOND: SECOND, PARAM: PARAM, SHARED: SHARED, SAID: SAID, FN: FN, CALLERS: CALLERS }
  - { namespace: file, location: 'file:///nowhere/secrets.yaml', keys: { FILED: FILED } }
capability:
  consumes:
    - type: http
      namespace: first
      baseUri: ${origin}/first
      authentication: { type: bearer, token: '{{FIRST}}' }
      resources:
        - name: words
          path: /words
          operations:
            - { name: get, method: GET }
            - { name: tell, method: GET, inputParameters: [{ name: X-Param, in: header, value: '{{PARAM}}' }] }
        - name: shared
          path: /shared
          inputParameters: [{ name: X-Shared, in: header, value: '{{SHARED}}' }]
          operations: [{ name: share, method: GET }]
    - type: http
      namespace: second
      baseUri: http://{hostname}/second
      authentication: { type: bearer, token: '{{SECOND}}' }
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET }] }]
    - type: http
      namespace: third
      baseUri: ${origin}/third
      authentication: { type: bearer, token: '{{FILED}}' }
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET }] }]
    - type: http
      namespace: plain
      baseUri: ${origin}/plain
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET, inputParameters: [{ name: q, in: query }] }] }]
  aggregates:
    - namespace: both
      functions:
        - name: say
          description: Says
          call: plain.get
          with: { q: '{{FN}}' }
  exposes:
    - type: mcp
      namespace: desk
      port: 8600
      authentication: { type: bearer, token: '{{CALLERS}}' }
      tools:
        - { name: one, description: One, call: first.get }
        - { name: param, description: A parameter, call: first.tell }
        - { name: share, description: A shared one, call: first.share }
        - { name: two, description: Two, call: second.get }
        - { name: filed, description: Out of a file, call: third.get }
        - { name: said, description: Said, call: plain.get, with: { q: '{{SAID}}' } }
        - { name: borrowed, description: Borrowed, ref: both.say }
        - { name: free, description: Free, call: plain.get }
        - { name: mock, description: A mock, outputParameters: [{ name: word, type: string, value: calm }] }
        - name: steps
          description: Steps
          steps:
            - { type: call, name: a, call: first.get }
            - { type: call, name: b, call: second.get }
    - type: rest
      namespace: front
      port: 8601
      resources:
        - path: /words
          operations: [{ method: GET, name: read, call: first.get }]
`;

describe('what one operation needs', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let upstream: RecordingUpstream;
  beforeAll(async () => {
    upstream = await openRecordingUpstream((_, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"ok":true}'),
    );
    place = await makeTempDirectory({ 'desk.yaml': documentOf(upstream.origin) });
  });
  afterAll(async () => {
    await upstream.close();
    await place.remove();
  });

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['one', ['FIRST']],
    ['read', ['FIRST']],
    ['GET /words', ['FIRST']],
    ['param', ['FIRST', 'PARAM']],
    ['share', ['FIRST', 'SHARED']],
    ['said', ['SAID']],
    ['borrowed', ['FN']],
    ['free', []],
    ['mock', []],
  ];

  test.each(cases)('of "%s" is all that a call requires', async (name, needed) => {
    const { code, stderr } = await residentNaftiko(['call', 'desk.yaml', name], place);
    expect([...stderr.matchAll(/^export (\w+)=/gm)].map(([, variable]) => variable)).toEqual(needed);
    expect(code).toBe(needed.length === 0 ? 0 : 3);
    const env = Object.fromEntries(needed.map((variable) => [variable, `value-of-${variable}`]));
    expect(await residentNaftiko(['call', 'desk.yaml', name], { ...place, env })).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test.each([
    ['steps', ['FIRST', 'SECOND'], '--var hostname='],
    ['two', ['SECOND'], '--var hostname='],
  ])('of "%s" includes a name in the base URI of its upstream', async (name, needed, option) => {
    const { code, stderr } = await residentNaftiko(['call', 'desk.yaml', name], place);
    expect([...stderr.matchAll(/^export (\w+)=/gm)].map(([, variable]) => variable)).toEqual(needed);
    expect([code, stderr.includes(option)]).toEqual([3, true]);
  });

  test('includes a file of binds only where it is used', async () => {
    const { code, stderr } = await runCommand(['call', 'desk.yaml', 'filed'], place);
    expect([code, stderr.includes('bind-failed')]).toEqual([3, true]);
  });

  test.each(cases)('of "%s" is listed alone', async (name, needed) => {
    const { code, stdout } = await residentNaftiko(['env', 'desk.yaml', '--for', name], place);
    expect(code).toBe(0);
    const names = stdout
      .split('\n')
      .slice(1)
      .flatMap((line) => /^[A-Z]+/.exec(line)?.[0] ?? []);
    expect(names).toEqual(needed);
  });

  test('is unknown for a missing operation', async () => {
    const { code, stderr } = await runCommand(['env', 'desk.yaml', '--for', 'bororwed'], place);
    expect([code, stderr.includes('Did you mean "borrowed"?')]).toEqual([2, true]);
  });
});
