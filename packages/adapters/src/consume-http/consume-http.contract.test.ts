import type { AuthScheme } from '@naftiko/engine';
import { makePlainKit } from '@naftiko/engine/contracts';
import { consumeTests, forwardTests } from '../../../../test/support/contract-tests.js';
import { openRecordingUpstream } from '../../../../test/support/recording-upstream.js';
import { apiKey } from '../auth/api-key.js';
import { http } from './http-consume.js';

const subject = {
  adapter: http,
  kit: makePlainKit({ schemes: [apiKey] as unknown as readonly AuthScheme[], isForwardTarget: true }),
  async start() {
    let arrived = 0;
    const server = await openRecordingUpstream(({ path }, response) => {
      arrived += 1;
      if (path === '/slow') started.whenSlow();
      else response.writeHead(path === '/lost' ? 404 : 200).end('x'.repeat(20));
    });
    const started = {
      block: `type: http
namespace: api
baseUri: ${server.origin}
authentication: {type: apikey, key: X-Key, value: '{{env.KEY}}'}
resources:
- path: /found/{id}
  operations: [{name: found}]
- path: /lost
  operations: [{name: lost}]
- path: /slow
  operations: [{name: slow}]`,
      arrived: () => arrived,
      whenSlow: () => undefined as void,
      close: () => server.close(),
    };
    return started;
  },
};
consumeTests(subject);
forwardTests(subject);
