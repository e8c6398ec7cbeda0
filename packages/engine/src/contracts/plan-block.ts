import { loadDocument, declaredTypeOf, type Checked, type Diagnostic, type ExtensionConsume } from '@naftiko/spec';
import type {
  CallArguments,
  CallContext,
  ConsumeAdapter,
  ConsumeClient,
  ConsumeOptions,
  ConsumePlan,
  RequestPreview,
} from '../ports/consume.js';
import type { ConsumeKit } from '../ports/consume-kit.js';
import type { RawReply } from '../value/reply.js';
import type { Result } from '../value/result.js';
import type { Value } from '../value/value.js';
import { check } from './check.js';
import { makePlainKit } from './plain-kit.js';

/** A planned block and, once opened, its client. */
export interface PlannedBlock {
  readonly plan: ConsumePlan;
  readonly diagnostics: readonly Diagnostic[];
  open(options?: Partial<ConsumeOptions>): Promise<OpenBlock>;
}

export interface OpenBlock {
  readonly client: ConsumeClient;
  /** Calls an operation by its name; `values` has the values of the slots by name. */
  call(
    name: string,
    values?: Readonly<Record<string, Value>>,
    context?: Partial<CallContext>,
  ): Promise<Result<RawReply>>;
  preview(name: string, values?: Readonly<Record<string, Value>>): Result<RequestPreview>;
}

/** Plans one entry of `consumes`, written in YAML. */
export function planBlock(adapter: AnyConsumeAdapter, yaml: string, kit: ConsumeKit = makePlainKit()): PlannedBlock {
  const planned = planWritten(adapter, yaml, kit);
  check(planned.ok, `The block is refused: ${messagesOf(planned.diagnostics)}`);
  const plan = planned.value;

  return {
    plan,
    diagnostics: planned.diagnostics,
    async open(options) {
      const opened = await plan.open({ ...plainOptions, ...options });
      check(opened.ok, `The block does not open: ${messagesOf(opened.diagnostics)}`);
      const client = opened.value;
      return {
        client,
        call: (name, values = {}, context) =>
          client.send(find(plan, name).index, argumentsOf(plan, name, values), contextOf(context)),
        preview: (name, values = {}) =>
          client.preview(find(plan, name).index, argumentsOf(plan, name, values), contextOf()),
      };
    },
  };
}

/** A consume adapter for a built-in type or for a type of a plug-in. */
export type AnyConsumeAdapter = ConsumeAdapter | ConsumeAdapter<ExtensionConsume>;

/** Default options. */
export const plainOptions: ConsumeOptions = {
  variables: new Map(),
  timeoutMs: 10_000,
  connectTimeoutMs: 10_000,
  bodyLimitBytes: 1_000_000,
  mock: false,
};

function planWritten(adapter: AnyConsumeAdapter, yaml: string, kit: ConsumeKit): Checked<ConsumePlan> {
  const entry = yaml.replaceAll(/^/gm, '      ').replace('      ', '    - ');
  const text = `naftiko: 1.0.0-alpha2\ncapability:\n  exposes: []\n  consumes:\n${entry}`;
  const extensions = { ...kit.reading.extensions, consumes: [adapter.type] };
  const block = loadDocument('test.yaml', text, extensions).document?.consumes[0];
  const hasType = block !== undefined && declaredTypeOf(block) === adapter.type;
  check(hasType, `There is no block of the type "${adapter.type}" in:\n${text}`);
  // The type of the adapter decides which of the two it plans.
  return (adapter.plan as (block: unknown, kit: ConsumeKit) => Checked<ConsumePlan>)(block, kit);
}

const messagesOf = (diagnostics: readonly Diagnostic[]): string => diagnostics.map(({ message }) => message).join('\n');

function find({ operations }: ConsumePlan, name: string) {
  const operation = operations.find((candidate) => candidate.name === name);
  check(operation !== undefined, `No operation is named ${name}.`);
  return operation;
}

const argumentsOf = (plan: ConsumePlan, name: string, values: Readonly<Record<string, Value>>): CallArguments => ({
  slots: find(plan, name).slots.map((slot) => (Object.hasOwn(values, slot.name) ? values[slot.name] : undefined)),
});

const contextOf = (context: Partial<CallContext> = {}): CallContext => ({
  signal: new AbortController().signal,
  forwardedHeaders: [],
  ...context,
});
