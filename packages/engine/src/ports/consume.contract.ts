import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { diagnose, invalid, loadDocument, noExtensions, valid, type Diagnostic } from '@naftiko/spec';
import { findScheme } from '../compile/find-scheme.js';
import { compileTemplate } from '../expression/template.js';
import type { Read } from '../expression/scope.js';
import type { RawReply } from '../value/reply.js';
import { ok, type Result } from '../value/result.js';
import { parseJson, type Value } from '../value/value.js';
import type { AuthScheme, ConsumeScope } from './auth-scheme.js';
import type { BodyEncoder } from './body-encoder.js';
import type {
  CallArguments,
  CallContext,
  ConsumeAdapter,
  ConsumeClient,
  ConsumeOptions,
  ConsumePlan,
  RequestPreview,
} from './consume.js';
import type { ConsumedNames, ConsumeKit } from './consume-kit.js';
import type { FormatDecoder } from './format-decoder.js';

/** The parts of a plain kit. */
export interface PlainKit {
  readonly schemes?: readonly AuthScheme[];
  readonly encoders?: readonly BodyEncoder[];
  readonly conformant?: boolean;
  /** The name of an operation, and the parameter that is appended to its path. */
  readonly appended?: Readonly<Record<string, string>>;
  readonly isForwardTarget?: boolean;
}

/** A kit without a document around it: every `env.NAME` and `NAME` is a variable of that name. */
export function plainKit({
  schemes = [],
  encoders = [],
  conformant = false,
  appended = {},
  isForwardTarget = false,
}: PlainKit = {}): ConsumeKit {
  const variable =
    (name: string): Read<ConsumeScope> =>
    ({ variables }) =>
      variables.get(name);
  const resolve = (written: string, names: ConsumedNames): Read<ConsumeScope> | undefined => {
    const prefixed = /^(?:env|secrets)\.(.+)$/.exec(written)?.[1];
    if (prefixed !== undefined) return variable(prefixed);
    const name = /^(?:rest|tools)\.(.+)$/.exec(written)?.[1];
    const at = { source: '', path: [], start: noPlace, end: noPlace };
    if (name !== undefined) return names.declared(name) ?? names.slot?.(name, at);
    const isUpperCase = !conformant && /^[A-Z][A-Z0-9_]*$/.test(written);
    return names.declared(written) ?? (isUpperCase ? variable(written) : names.slot?.(written, at));
  };
  return {
    conformant,
    reading: { conformant, extensions: noExtensions, note: () => undefined },
    bindsVariables: false,
    isForwardTarget,
    replacesBaseUri: false,
    formats: ['json'],
    schemaFile: () => undefined,
    decoder: (format) => (format === 'json' ? plainJson : undefined),
    encoder: (type) => encoders.find(({ types }) => types.some((known) => known === type)),
    scheme: (authentication) => findScheme(authentication, schemes),
    template: (text, names) =>
      compileTemplate<ConsumeScope>(text, {
        resolve(name, at) {
          const read = resolve(name, names);
          return read === undefined
            ? invalid(diagnose('unknown-name', at, { name, similar: undefined, known: [] }))
            : { ok: true, value: read, diagnostics: [] };
        },
      }),
    unbound: (name, at) => diagnose('credential-unbound', at, { name, similar: undefined, known: [] }),
    setting: (name) => variable(name),
    environment: (name) => variable(name),
    baseUri: (namespace) => variable(`base-uri:${namespace}`),
    appendedParameter: (operation) => appended[operation.name.text],
  };
}

const noPlace = { line: 1, column: 1, offset: 0 };

const plainJson: FormatDecoder = {
  format: 'json',
  prepare: () => valid((body) => ok(parseJson(new TextDecoder().decode(body)) ?? null)),
};

/** A planned block and, once opened, its client. */
export interface PlannedBlock {
  readonly plan: ConsumePlan;
  readonly diagnostics: readonly Diagnostic[];
  open(options?: Partial<ConsumeOptions>): Promise<OpenBlock>;
}

export interface OpenBlock {
  readonly client: ConsumeClient;
  /** Calls an operation by its name; slots take the values of their names. */
  call(
    name: string,
    values?: Readonly<Record<string, Value>>,
    context?: Partial<CallContext>,
  ): Promise<Result<RawReply>>;
  preview(name: string, values?: Readonly<Record<string, Value>>): Result<RequestPreview>;
}

/** Plans one entry of `consumes`, written in YAML. */
export function planBlock(adapter: ConsumeAdapter, yaml: string, kit: ConsumeKit = plainKit()): PlannedBlock {
  const entry = yaml.replaceAll(/^/gm, '      ').replace('      ', '    - ');
  const text = `naftiko: 1.0.0-alpha2\ncapability:\n  exposes: []\n  consumes:\n${entry}`;
  const block = loadDocument('test.yaml', text).document?.consumes[0];
  if (block?.type !== 'http') throw new Error(`No consumed block in:\n${text}`);
  const planned = adapter.plan(block, kit);
  if (!planned.ok) throw new Error('The block cannot be planned.');
  const plan = planned.value;

  const find = (name: string) => {
    const operation = plan.operations.find((candidate) => candidate.name === name);
    if (operation === undefined) throw new Error(`No operation is named ${name}.`);
    return operation;
  };
  const argumentsOf = (name: string, values: Readonly<Record<string, Value>>): CallArguments => ({
    slots: find(name).slots.map((slot) => (Object.hasOwn(values, slot.name) ? values[slot.name] : undefined)),
  });
  const contextOf = (context: Partial<CallContext> = {}): CallContext => ({
    signal: new AbortController().signal,
    forwardedHeaders: [],
    ...context,
  });

  return {
    plan,
    diagnostics: planned.diagnostics,
    async open(options) {
      const opened = await plan.open({ ...plainOptions, ...options });
      if (!opened.ok) throw new Error(opened.diagnostics.map(({ message }) => message).join('\n'));
      const client = opened.value;
      return {
        client,
        call: (name, values = {}, context) =>
          client.send(find(name).index, argumentsOf(name, values), contextOf(context)),
        preview: (name, values = {}) => client.preview(find(name).index, argumentsOf(name, values), contextOf()),
      };
    },
  };
}

/** Default options. */
export const plainOptions: ConsumeOptions = {
  variables: new Map(),
  timeoutMs: 10_000,
  connectTimeoutMs: 10_000,
  bodyLimitBytes: 1_000_000,
  mock: false,
};

/** An upstream that a consume adapter talks to in the suite. */
export interface ContractUpstream {
  /**
   * A block of the namespace `api` in YAML, with the operations `found` (takes `id`, answers 200 with 20 bytes of text
   * and needs the variable `KEY`), `lost` (answers 404) and `slow` (never answers, and calls `whenSlow`). Requests
   * forwarded to `found/1` and `slow` are answered like calls.
   */
  readonly block: string;
  /** The number of requests received. */
  arrived(): number;
  /** Called when a request to `slow` has arrived. */
  whenSlow: () => void;
  close(): Promise<void>;
}

/** The contract suite of consume adapters. */
export function consumeContract({
  adapter,
  kit,
  start,
}: {
  readonly adapter: ConsumeAdapter;
  readonly kit: ConsumeKit;
  start(): Promise<ContractUpstream>;
}): void {
  const variables = new Map([['KEY', 's3cret-value']]);

  describe(`the consume adapter ${adapter.type}`, () => {
    let upstream: ContractUpstream;
    let block: PlannedBlock;
    let opened: OpenBlock | undefined;
    const open = async (options: Partial<ConsumeOptions> = {}): Promise<OpenBlock> =>
      (opened = await block.open({ variables, ...options }));

    beforeEach(async () => {
      upstream = await start();
      block = planBlock(adapter, upstream.block, kit);
      opened = undefined;
    });
    afterEach(async () => {
      await opened?.client.close();
      await upstream.close();
    });

    test('describes its operations in the order of the document', () => {
      const { operations, namespace } = block.plan;
      expect(namespace).toBe('api');
      expect(operations.map(({ label, index }) => [label, index])).toEqual([
        ['api.found', 0],
        ['api.lost', 1],
        ['api.slow', 2],
      ]);
      expect(operations[0]?.slots).toMatchObject([{ name: 'id', required: true }]);
      expect(operations.every(({ broken }) => broken === undefined)).toBe(true);
    });

    test('passes on answers of any status', async () => {
      const { call } = await open();
      expect(await call('found', { id: '1' })).toMatchObject({ ok: true, value: { kind: 'raw', status: 200 } });
      expect(await call('lost')).toMatchObject({ ok: true, value: { kind: 'raw', status: 404 } });
      expect(upstream.arrived()).toBe(2);
    });

    test('sends nothing when a value it needs is missing', async () => {
      const { call } = await open();
      const failure = { code: 'unresolved', operation: 'api.found', names: ['id'] };
      expect(await call('found')).toMatchObject({ ok: false, failure });
      expect(await call('found', { id: null })).toMatchObject({ ok: false, failure });
      expect(upstream.arrived()).toBe(0);
    });

    test('sends nothing without its credential', async () => {
      const { call } = await open({ variables: new Map() });
      expect(await call('found', { id: '1' })).toMatchObject({
        ok: false,
        failure: { code: 'unresolved', names: ['env.KEY'] },
      });
      expect(upstream.arrived()).toBe(0);
    });

    test('fails at the deadline', async () => {
      const { call } = await open({ timeoutMs: 30 });
      const failure = { code: 'upstream-timeout', namespace: 'api', timeoutMs: 30 };
      expect(await call('slow')).toEqual({ ok: false, failure });
    });

    test('stops when the caller disconnects', async () => {
      const { call } = await open();
      const caller = new AbortController();
      upstream.whenSlow = () => caller.abort();
      expect(await call('slow', {}, { signal: caller.signal })).toEqual({ ok: false, failure: { code: 'cancelled' } });
    });

    test('reads no more than the limit', async () => {
      const limits = { code: 'upstream-too-large', namespace: 'api', limitBytes: 19 };
      expect(await (await open({ bodyLimitBytes: 19 })).call('found', { id: '1' })).toEqual({
        ok: false,
        failure: limits,
      });
      await opened?.client.close();
      expect(await (await open({ bodyLimitBytes: 20 })).call('found', { id: '1' })).toMatchObject({ ok: true });
    });

    test('fails without showing an address when the upstream is unreachable', async () => {
      const { call } = await open();
      await upstream.close();
      const answer = await call('found', { id: '1' });
      expect(answer).toMatchObject({ ok: false, failure: { code: 'upstream-unreachable', namespace: 'api' } });
      expect(JSON.stringify(answer)).not.toMatch(/127\.0\.0\.1|localhost|s3cret/);
    });

    test('shows a request without sending it, and without its secrets', async () => {
      const { preview } = await open();
      const previewed = preview('found', { id: '1' });
      expect(previewed).toMatchObject({ ok: true });
      expect(JSON.stringify(previewed)).not.toContain('s3cret');
      expect(preview('found')).toMatchObject({ ok: false, failure: { code: 'unresolved' } });
      expect(upstream.arrived()).toBe(0);
    });

    test('answers from an embedded upstream with constant samples and without a credential', async () => {
      const { call } = await open({ mock: true, variables: new Map() });
      const first = await call('found', { id: '1' });
      expect(first).toMatchObject({ ok: true, value: { status: 200 } });
      expect(await call('found', { id: '1' })).toEqual(first);
      expect(upstream.arrived()).toBe(0);
    });

    test('can be closed twice', async () => {
      const { client } = await open();
      await Promise.all([client.close(), client.close()]);
    });
  });
}
