import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type Running } from '@naftiko/runtime';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

/** Checks callers with secrets that Vault holds. */
const documentOf = (description: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Moon, description: ${description} }
binds: [{ namespace: safe, location: 'vault://kv2/team/ships', keys: { WORD: word, OTHER: other } }]
capability:
  exposes:
    - type: rest
      namespace: front
      port: 8701
      authentication: { type: bearer, token: '{{WORD}}' }
      resources:
        - path: /moon
          operations: [{ method: GET, name: moon, outputParameters: [{ type: string, value: full }] }]
    - type: control
      port: 9100
      authentication: { type: bearer, token: '{{OTHER}}' }
      management: { reload: true }
`;

describe('the variables of a document', () => {
  let vault: RecordingUpstream;
  let running: Running;
  let word: string;

  beforeEach(async () => {
    word = 'first';
    vault = await openRecordingUpstream((_, response) => {
      const secret = { data: { data: { word, other: 'operator' }, metadata: { version: 1 } } };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(secret));
    });
    const planned = await planDocument('ships.yaml', documentOf('Ships'), loadBuiltins);
    const environment = { VAULT_ADDR: vault.origin, VAULT_TOKEN: 'hvs.test' };
    const started = await start([planned], { ...defaultRunOptions, environment, ports: new Map([['*', 0]]) });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    running = started.value;
  });
  afterEach(async () => {
    await running.close(0);
    await vault.close();
  });

  const originOf = (type: string): string =>
    new URL(running.capabilities[0]?.exposes.find((expose) => expose.type === type)?.url ?? '').origin;
  const statusFor = async (token: string): Promise<number> =>
    (await fetch(`${originOf('rest')}/moon`, { headers: { authorization: `Bearer ${token}` } })).status;
  const asked = (): readonly string[] => vault.take().map(({ path }) => path);

  test.each([
    ['that is applied', 'Fleet', 'second', 'applied'],
    ['whose text is the same but whose secret has changed', 'Ships', 'second', 'applied'],
    ['that changes nothing', 'Ships', 'first', 'unchanged'],
  ])('are resolved once at the start, and once in a reload %s', async (_, description, next, status) => {
    expect(asked()).toEqual(['/v1/kv2/data/team/ships']);
    word = next;
    const reloaded = await running.capabilities[0]!.reload({ text: documentOf(description), structural: 'refuse' });
    expect(reloaded).toMatchObject({ status });
    expect(asked()).toEqual(['/v1/kv2/data/team/ships']);
    expect(await statusFor(next)).toBe(200);
  });

  test('are resolved once in a reload that a caller of the control API asks for', async () => {
    asked();
    word = 'second';
    const answer = await fetch(`${originOf('control')}/config/reload`, {
      method: 'POST',
      headers: { authorization: 'Bearer operator' },
      body: documentOf('Fleet'),
    });
    expect([answer.status, asked()]).toEqual([200, ['/v1/kv2/data/team/ships']]);
    expect([await statusFor('first'), await statusFor('second')]).toEqual([401, 200]);
  });
});
