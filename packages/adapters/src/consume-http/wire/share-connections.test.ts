import { expect, test } from '@jest/globals';
import type { AuthScheme } from '@naftiko/engine';
import { makePlainKit, planBlock } from '@naftiko/engine/contracts';
import { apiKey } from '../../auth/api-key.js';
import { http } from '../http-consume.js';

test('a request that cannot be sent does not keep its connection', async () => {
  // Through a proxy, undici refuses this header.
  const block = planBlock(
    http,
    `type: http
namespace: api
baseUri: http://127.0.0.1:9
authentication: {type: apikey, key: Proxy-Authorization, value: some-key, placement: header}
resources:
- {path: /old, operations: [{name: get, method: GET}]}`,
    makePlainKit({ schemes: [apiKey] as unknown as readonly AuthScheme[] }),
  );
  const { call, client } = await block.open({
    proxies: { http: 'http://127.0.0.1:9', https: undefined, except: [] },
    connectionLimits: { connections: 1, queue: 0 },
  });
  const failure = { code: 'upstream-unreachable', reason: expect.stringContaining('the connection failed') };
  expect(await call('get')).toMatchObject({ ok: false, failure });
  expect(await call('get')).toMatchObject({ ok: false, failure });
  await client.close();
});
