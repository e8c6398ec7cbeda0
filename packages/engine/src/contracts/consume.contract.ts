import { check, checkEqual, checkMatches } from './check.js';
import type { ContractCase } from './contract-case.js';
import { withUpstream, type ConsumeCases, type UpstreamBench } from './contract-upstream.js';

/** The contract suite of consume adapters. */
export function consumeContract(cases: ConsumeCases): readonly ContractCase[] {
  return tests.map(([says, run]) => ({
    name: `the consume adapter ${cases.adapter.type} ${says}`,
    run: () => withUpstream(cases, run),
  }));
}

const tests: readonly (readonly [says: string, run: (bench: UpstreamBench) => Promise<void>])[] = [
  [
    'describes its operations in the order of the document',
    async ({ block }) => {
      const { operations, namespace } = block.plan;
      checkEqual(namespace, 'api');
      const labels = operations.map(({ label, index }) => [label, index]);
      checkEqual(labels, [
        ['api.found', 0],
        ['api.lost', 1],
        ['api.slow', 2],
      ]);
      checkMatches(operations[0]?.slots, [{ name: 'id', required: true }]);
      checkEqual(
        operations.map(({ broken }) => broken?.message),
        [undefined, undefined, undefined],
      );
    },
  ],
  [
    'passes on answers of any status',
    async ({ open, upstream }) => {
      const { call } = await open();
      checkMatches(await call('found', { id: '1' }), { ok: true, value: { kind: 'raw', status: 200 } });
      checkMatches(await call('lost'), { ok: true, value: { kind: 'raw', status: 404 } });
      checkEqual(upstream.arrived(), 2, 'The number of requests');
    },
  ],
  [
    'sends nothing when a value it needs is missing',
    async ({ open, upstream }) => {
      const { call } = await open();
      const failure = { code: 'unresolved', operation: 'api.found', names: ['id'] };
      checkMatches(await call('found'), { ok: false, failure });
      checkMatches(await call('found', { id: null }), { ok: false, failure });
      checkEqual(upstream.arrived(), 0, 'The number of requests');
    },
  ],
  [
    'sends nothing without its credential',
    async ({ open, upstream }) => {
      const { call } = await open({ variables: new Map() });
      const failure = { code: 'unresolved', names: ['env.KEY'] };
      checkMatches(await call('found', { id: '1' }), { ok: false, failure });
      checkEqual(upstream.arrived(), 0, 'The number of requests');
    },
  ],
  [
    'fails at the deadline',
    async ({ open }) => {
      const { call } = await open({ timeoutMs: 30 });
      const failure = { code: 'upstream-timeout', namespace: 'api', timeoutMs: 30 };
      checkEqual(await call('slow'), { ok: false, failure });
    },
  ],
  [
    'stops when the caller disconnects',
    async ({ open, upstream }) => {
      const { call } = await open();
      const caller = new AbortController();
      upstream.whenSlow = () => caller.abort();
      checkEqual(await call('slow', {}, { signal: caller.signal }), { ok: false, failure: { code: 'cancelled' } });
    },
  ],
  [
    'reads no more than the limit',
    async ({ open, upstream: { answerBytes = 20 } }) => {
      const limitBytes = answerBytes - 1;
      const short = await open({ bodyLimitBytes: limitBytes });
      const failure = { code: 'upstream-too-large', namespace: 'api', limitBytes };
      checkEqual(await short.call('found', { id: '1' }), { ok: false, failure });
      const enough = await open({ bodyLimitBytes: answerBytes });
      checkMatches(await enough.call('found', { id: '1' }), { ok: true });
    },
  ],
  [
    'fails without showing an address when nothing listens there',
    async ({ open, upstream }) => {
      const { call } = await open();
      await upstream.close();
      const answer = await call('found', { id: '1' });
      checkMatches(answer, { ok: false, failure: { code: 'upstream-unreachable', namespace: 'api' } });
      checkHides(answer, /127\.0\.0\.1|localhost|s3cret/);
    },
  ],
  [
    'shows a request without sending it, and without its secrets',
    async ({ open, upstream }) => {
      const { preview } = await open();
      const previewed = preview('found', { id: '1' });
      checkMatches(previewed, { ok: true });
      checkHides(previewed, /s3cret/);
      checkMatches(preview('found'), { ok: false, failure: { code: 'unresolved' } });
      checkEqual(upstream.arrived(), 0, 'The number of requests');
    },
  ],
  [
    'mocks an answer, always the same one, and without a credential',
    async ({ open, upstream }) => {
      const { call } = await open({ mock: true, variables: new Map() });
      const first = await call('found', { id: '1' });
      checkMatches(first, { ok: true, value: { status: 200 } });
      checkEqual(await call('found', { id: '1' }), first);
      checkEqual(upstream.arrived(), 0, 'The number of requests');
    },
  ],
  [
    'can be closed twice',
    async ({ open }) => {
      const { client } = await open();
      await Promise.all([client.close(), client.close()]);
    },
  ],
];

const checkHides = (answer: unknown, hidden: RegExp): void =>
  check(!hidden.test(JSON.stringify(answer)), 'The answer shows an address or a secret.');
