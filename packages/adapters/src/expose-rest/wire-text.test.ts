import { afterEach, describe, expect, test } from '@jest/globals';
import { asJson, asText, type Input } from '@naftiko/engine';
import { closeFixtures, input, json, serve, type Routes } from '../../../../test/support/expose/rest-fixture.js';

afterEach(closeFixtures);

const asJsonBody = { 'content-type': 'application/json' };

describe('a text with a declared type', () => {
  test.each<[Input['type'], string, unknown]>([
    ['integer', '7', 7],
    ['number', '-1.5e3', -1500],
    ['boolean', 'true', true],
    ['array', '[1,2]', [1, 2]],
    ['array', 'x', ['x']],
    ['object', '{"a":1}', { a: 1 }],
  ])('%s: %s', async (type, written, value) => {
    const send = await serve({ routes: { 'GET /s': { inputs: [input('v', { type })] } } });
    expect((await send('GET', `/s?v=${encodeURIComponent(written)}`)).json()).toEqual({ v: value });
  });

  test('keeps every digit of an integer', async () => {
    const send = await serve({ routes: { 'GET /s': { inputs: [input('v', { type: 'integer' })] } } });
    expect((await send('GET', '/s?v=12345678901234567890')).text).toBe('{"v":12345678901234567890}');
  });

  test('keeps its spelling where a string is required', async () => {
    const send = await serve({
      routes: { 'GET /s/{n}': { inputs: [input('n', { type: 'number', placeholder: 'n' })] } },
      answer: (inputs) => json([asText(inputs.get('n') ?? null), asJson(inputs.get('n') ?? null)]),
    });
    expect((await send('GET', '/s/007')).json()).toEqual(['007', 7]);
  });

  test.each<[Input['type'], string]>([
    ['integer', '1.5'],
    ['number', 'Infinity'],
    ['number', ''],
    ['boolean', 'yes'],
    ['object', '[1]'],
  ])('%s: %s is refused with its name', async (type, written) => {
    const send = await serve({ routes: { 'GET /s': { inputs: [input('v', { type })] } } });
    const answer = await send('GET', `/s?v=${encodeURIComponent(written)}`);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 400, code: 'input-invalid', issues: [{ input: 'v' }] });
  });
});

describe('a request that cannot be read', () => {
  const routes: Routes = {
    'POST /s': { inputs: [input('n', { slotKinds: ['field'] }), input('q')] },
    'GET /s/{x}': { inputs: [input('x', { placeholder: 'x' })] },
  };

  test.each<[string, string, string, { headers?: Record<string, string>; body?: string }, number, string]>([
    ['JSON that is none', 'POST', '/s', { headers: asJsonBody, body: '{"n":' }, 400, 'body-malformed'],
    ['a malformed escape in the path', 'GET', '/s/%zz', {}, 400, 'path-malformed'],
    ['a malformed escape in a query value', 'POST', '/s?q=%zz', {}, 400, 'input-invalid'],
    ['a body over the limit', 'POST', '/s', { body: 'x'.repeat(1025) }, 413, 'body-too-large'],
    [
      'a body over the limit without a length',
      'POST',
      '/s',
      { headers: { 'transfer-encoding': 'chunked' }, body: 'x'.repeat(1025) },
      413,
      'body-too-large',
    ],
    ['a compressed body', 'POST', '/s', { headers: { 'content-encoding': 'gzip' }, body: 'x' }, 415, 'body-encoded'],
  ])('%s', async (_, method, path, options, status, code) => {
    const send = await serve({ routes });
    const answer = await send(method, path, options);
    expect([answer.status, answer.json()]).toMatchObject([status, { status, code }]);
  });
});
