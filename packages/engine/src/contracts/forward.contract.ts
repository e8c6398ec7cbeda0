import type { ForwardedReply, ForwardedRequest } from '../ports/forward.js';
import { checkEqual, checkMatches } from './check.js';
import type { ContractCase } from './contract-case.js';
import { withUpstream, type ConsumeCases, type UpstreamBench } from './contract-upstream.js';

/** The contract suite of consume adapters to which requests can be forwarded; `isForwardTarget` of the kit is true. */
export function forwardContract(cases: ConsumeCases): readonly ContractCase[] {
  return tests.map(([says, run]) => ({
    name: `forwarding to ${cases.adapter.type} ${says}`,
    run: () => withUpstream(cases, run),
  }));
}

const tests: readonly (readonly [says: string, run: (bench: UpstreamBench) => Promise<void>])[] = [
  [
    'passes on a request, and its answer unchanged',
    async ({ open, upstream }) => {
      const { client } = await open({ bodyLimitBytes: 1 });
      const reply = await client.forward(requestTo('found/1'), new AbortController());
      checkMatches(reply, { ok: true, value: { status: 200 } });
      if (reply.ok) checkEqual(await sizeOf(reply.value), upstream.answerBytes ?? 20, 'The size of the answer');
      checkEqual(upstream.arrived(), 1, 'The number of requests');
    },
  ],
  [
    'refuses a request that would leave its base URI or lack its credential',
    async ({ open, upstream }) => {
      const { signal } = new AbortController();
      const { client } = await open();
      for (const path of ['..', 'a/../../b', '%2e%2e/b']) {
        const failure = { code: 'value-refused', operation: 'api', name: 'path' };
        checkMatches(await client.forward(requestTo(path), { signal }), { ok: false, failure });
      }
      const bare = await open({ variables: new Map() });
      const failure = { code: 'unresolved', names: ['env.KEY'] };
      checkMatches(await bare.client.forward(requestTo('found/1'), { signal }), { ok: false, failure });
      checkEqual(upstream.arrived(), 0, 'The number of requests');
    },
  ],
  [
    'stops forwarding when the caller disconnects',
    async ({ open, upstream }) => {
      const { client } = await open();
      const caller = new AbortController();
      upstream.whenSlow = () => caller.abort();
      const cancelled = { ok: false, failure: { code: 'cancelled' } };
      checkEqual(await client.forward(requestTo('slow'), caller), cancelled);
      checkEqual(await client.forward(requestTo('slow'), caller), cancelled);
    },
  ],
];

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
