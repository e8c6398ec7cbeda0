import { afterEach } from '@jest/globals';
import { serveGateway, type ServedGateway } from './gateway-fixture.js';

/** Returns a function that opens a gateway, which is closed after the test. */
export function serveGatewayInTest(): typeof serveGateway {
  let served: ServedGateway | undefined;
  afterEach(async () => {
    await served?.gateway.close(0);
    served = undefined;
  });
  return async (files, changes) => (served = await serveGateway(files, changes));
}
