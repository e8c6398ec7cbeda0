import { afterEach, describe, expect, test } from '@jest/globals';
import { closeFixtures, declared, input, serve, type Routed } from '../../../../test/support/expose/rest-fixture.js';

afterEach(closeFixtures);

const asJsonBody = { 'content-type': 'application/json' };

describe('the place of a REST input', () => {
  const entity = input('body', { slotKinds: ['entity'] });
  const createField = (name: string) => input(name, { slotKinds: ['field'] });

  test.each<[string, string, Routed, string, { headers?: Record<string, string>; body?: string }, unknown]>([
    [
      'in the path, decoded once',
      'GET /s/{imo}',
      { inputs: [input('imo', { placeholder: 'imo' })] },
      '/s/a%20b',
      {},
      { imo: 'a b' },
    ],
    [
      'in the path under a look-alike name',
      'GET /s/{ship-id}',
      { inputs: [input('ship_id', { placeholder: 'ship-id' })] },
      '/s/7',
      {},
      { ship_id: '7' },
    ],
    ['in the query', 'GET /s', { inputs: [input('q')] }, '/s?q=a+b%26&other=1', {}, { q: 'a b&' }],
    [
      'in the query, where a name without "=" is absent',
      'GET /s',
      { inputs: [input('q'), input('p')] },
      '/s?q&p=',
      {},
      { p: '' },
    ],
    [
      'in the query under a flat name',
      'GET /s',
      { inputs: [input('filter[id]')] },
      '/s?filter[id]=1&filter%5Bid%5D=2',
      {},
      { 'filter[id]': ['1', '2'] },
    ],
    [
      'in the query, the first of several for a scalar',
      'GET /s',
      { inputs: [input('q', { type: 'string' })] },
      '/s?q=one&q=two',
      {},
      { q: 'one' },
    ],
    [
      'in a header',
      'GET /s',
      { inputs: [input('X-Trace', { slotKinds: ['header'] })] },
      '/s',
      { headers: { 'x-trace': 't' } },
      { 'X-Trace': 't' },
    ],
    [
      'in the query when a header input is not in a header',
      'GET /s',
      { inputs: [input('X-Trace', { slotKinds: ['header'] })] },
      '/s?X-Trace=t',
      {},
      { 'X-Trace': 't' },
    ],
    [
      'in a cookie',
      'GET /s',
      { inputs: [input('visit', { in: 'cookie' })] },
      '/s',
      { headers: { cookie: 'other=1; visit=v%2042' } },
      { visit: 'v 42' },
    ],
    [
      'as the whole body, untouched',
      'POST /s',
      { inputs: [entity] },
      '/s',
      { headers: { 'content-type': 'text/csv' }, body: 'a,b' },
      { body: 'entity a,b' },
    ],
    [
      'as the whole body even when it is not the JSON it claims to be',
      'POST /s',
      { inputs: [entity] },
      '/s',
      { headers: asJsonBody, body: '{oops' },
      { body: 'entity {oops' },
    ],
    [
      'as a field of a JSON body, type kept',
      'POST /s',
      { inputs: [createField('n')] },
      '/s',
      { headers: asJsonBody, body: '{"n":1.5,"m":2}' },
      { n: 1.5 },
    ],
    [
      'as a field of a form',
      'POST /s',
      { inputs: [input('n', { slotKinds: ['field'], type: 'integer' })] },
      '/s',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'n=4&m=x' },
      { n: 4 },
    ],
    ['as a field from the query', 'POST /s', { inputs: [createField('n')] }, '/s?n=1', {}, { n: '1' }],
    [
      'as a field of the body for a query input of a POST',
      'POST /s',
      { inputs: [input('q', { slotKinds: ['query'] })] },
      '/s',
      { headers: asJsonBody, body: '{"q":"x"}' },
      { q: 'x' },
    ],
    [
      'never as a field beside a whole body',
      'POST /s',
      { inputs: [entity, input('q', { slotKinds: ['query'] })] },
      '/s',
      { headers: asJsonBody, body: '{"q":"x"}' },
      { body: 'entity {"q":"x"}' },
    ],
    [
      'nowhere when the document gives a constant',
      'GET /s',
      { inputs: [input('tier', { in: 'query', constant: () => 'gold' })] },
      '/s?tier=free',
      {},
      { tier: 'gold' },
    ],
    [
      'as the only body input that is a list',
      'POST /s',
      { inputs: [input('all', { in: 'body', type: 'array' })] },
      '/s',
      { headers: asJsonBody, body: '[1,2]' },
      { all: [1, 2] },
    ],
    [
      'as no body input when the member of an object is missing',
      'POST /s',
      { inputs: [input('n', { in: 'body', type: 'string' })] },
      '/s',
      { headers: asJsonBody, body: '{"m":1}' },
      {},
    ],
    [
      'as no body input when the body is just words',
      'POST /s',
      { inputs: [input('n', { in: 'body' })] },
      '/s',
      { headers: { 'content-type': 'text/plain' }, body: 'just words' },
      {},
    ],
  ])('%s', async (_, route, routed, path, options, expected) => {
    const send = await serve({ routes: { [route]: routed } });
    const answer = await send(route.split(' ')[0] ?? '', path, options);
    expect([answer.status, answer.json()]).toEqual([200, expected]);
  });

  test('of a resource is used when the operation names none', async () => {
    const routed: Routed = {
      inputs: [input('mode', { in: 'header' })],
      outer: [declared('mode', { in: 'query' })],
      declarations: [declared('mode', { in: 'header' })],
    };
    const send = await serve({ routes: { 'GET /p': routed } });
    expect((await send('GET', '/p?mode=q', { headers: { mode: 'h' } })).json()).toEqual({ mode: 'h' });
    expect((await send('GET', '/p?mode=q')).json()).toEqual({ mode: 'q' });
  });
});
