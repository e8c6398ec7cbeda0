import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConsumeAdapter, ConsumeOptions } from './consume.js';
import type { ConsumeKit } from './consume-kit.js';
import { planBlock, type ContractUpstream, type OpenBlock } from './consume.contract.js';
import type { ForwardedReply, ForwardedRequest } from './forward.js';

/** The contract suite of consume adapters that support forwarding. */
export function forwardContract({
  adapter,
  kit,
  start,
}: {
  readonly adapter: ConsumeAdapter;
  readonly kit: ConsumeKit;
  start(): Promise<ContractUpstream>;
}): void {
  describe(`forwarding to ${adapter.type}`, () => {
    let upstream: ContractUpstream;
    let opened: OpenBlock | undefined;
    const open = async (options: Partial<ConsumeOptions> = {}): Promise<OpenBlock> => {
      const variables = new Map([['KEY', 's3cret-value']]);
      return (opened = await planBlock(adapter, upstream.block, kit).open({ variables, ...options }));
    };

    beforeEach(async () => {
      upstream = await start();
      opened = undefined;
    });
    afterEach(async () => {
      await opened?.client.close();
      await upstream.close();
    });

    test('passes on a request, and its answer unchanged', async () => {
      const { client } = await open({ bodyLimitBytes: 1 });
      const reply = await client.forward(requestTo('found/1'), new AbortController());
      expect(reply).toMatchObject({ ok: true, value: { status: 200 } });
      if (reply.ok) expect(await sizeOf(reply.value)).toBe(20);
      expect(upstream.arrived()).toBe(1);
    });

    test('refuses a request that would leave its base URI or lack its credential', async () => {
      const { signal } = new AbortController();
      const { client } = await open();
      for (const path of ['..', 'a/../../b', '%2e%2e/b']) {
        const failure = { code: 'value-refused', operation: 'api', name: 'path' };
        expect(await client.forward(requestTo(path), { signal })).toMatchObject({ ok: false, failure });
      }
      await client.close();
      const bare = await open({ variables: new Map() });
      expect(await bare.client.forward(requestTo('found/1'), { signal })).toMatchObject({
        ok: false,
        failure: { code: 'unresolved', names: ['env.KEY'] },
      });
      expect(upstream.arrived()).toBe(0);
    });

    test('stops forwarding when the caller disconnects', async () => {
      const { client } = await open();
      const caller = new AbortController();
      upstream.whenSlow = () => caller.abort();
      const failure = { code: 'cancelled' };
      expect(await client.forward(requestTo('slow'), caller)).toEqual({ ok: false, failure });
      expect(await client.forward(requestTo('slow'), caller)).toEqual({ ok: false, failure });
    });
  });
}

const requestTo = (path: string): ForwardedRequest => ({
  method: 'GET',
  path,
  query: '',
  headers: [],
  body: undefined,
});

async function sizeOf({ body }: ForwardedReply): Promise<number> {
  let sizeBytes = 0;
  for await (const chunk of body) sizeBytes += chunk.byteLength;
  return sizeBytes;
}
