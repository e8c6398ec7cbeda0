import { describe, expect, test } from '@jest/globals';
import { diagnose, invalid, valid } from '@naftiko/spec';
import { failingCases } from '../../../../test/support/failing-cases.js';
import type { BindProvider } from '../ports/bind-provider.js';
import { bindProviderContract } from './bind-provider.contract.js';

describe('the contract of bind providers', () => {
  const values = new Map([['token', 's3cret']]);
  const load: BindProvider['load'] = async ({ keys, location }) => {
    if (location?.text !== 'map:here') return invalid(diagnose('bind-failed', location!.at, { reason: 'No map.' }));
    const missing = keys.filter(({ source }) => !values.has(source.text));
    if (missing.length === 0) {
      return valid(new Map(keys.map(({ variable, source }) => [variable.text, values.get(source.text)!])));
    }
    return invalid(
      ...missing.map(({ source }) => diagnose('bind-failed', source.at, { reason: `No key "${source.text}".` })),
    );
  };
  const run = (changed: BindProvider['load']) =>
    failingCases(
      bindProviderContract({
        provider: { scheme: 'map', load: changed },
        context: () => ({}),
        reads: [{ says: 'a key', location: 'map:here', values: { token: 's3cret' } }],
        lacks: { location: 'map:here', keys: ['a', 'b'] },
        refuses: [{ says: 'another map', location: 'map:there', message: /No map/ }],
        secrets: ['s3cret'],
      }),
      'the provider of "map" binds',
    );

  test.each<[string, BindProvider['load'], readonly string[]]>([
    ['passes an implementation that fulfils it', load, []],
    [
      'catches one that shows what it has',
      async (bind, context) => {
        const loaded = await load(bind, context);
        return loaded.ok ? loaded : invalid(...loaded.diagnostics.map((one) => ({ ...one, hint: `There is s3cret.` })));
      },
      ['reports every missing key at its place', 'refuses another map with one sentence'],
    ],
    [
      'catches one that stops at the first key',
      async (bind, context) => {
        const loaded = await load(bind, context);
        return loaded.ok ? loaded : invalid(...loaded.diagnostics.slice(0, 1));
      },
      ['reports every missing key at its place'],
    ],
    [
      'catches one that binds nothing',
      async () => valid(new Map()),
      ['reads a key', 'reports every missing key at its place', 'refuses another map with one sentence'],
    ],
  ])('%s', async (_, changed, caught) => {
    expect(await run(changed)).toEqual(caught);
  });
});
