import type { Result } from '../value/result.js';
import type { Reply } from '../value/reply.js';
import type { ConsumedSignature } from '../ports/consume.js';
import type { ObservedStep } from '../ports/observation.js';
import type { ArgumentSources } from './read-arguments.js';
import type { Value } from '../value/value.js';
import type { InvocationContext } from '../invoke/context.js';

/** The outcome of a step. */
export interface StepOutput {
  /** The value of the step's name in later steps; `undefined`: the step has no output. */
  readonly value: Value | undefined;
  /** The answer of a call, for plans that pass it on. */
  readonly reply: Reply | undefined;
}

/** The upstream operation of a call step. */
export interface PlannedCall {
  readonly signature: ConsumedSignature;
  /** Index of the called `consumes` block in `Capability.consumes`. */
  readonly client: number;
  readonly sources: ArgumentSources;
}

/** A compiled step. */
export interface Step {
  readonly name: string;
  readonly kind: 'call' | 'lookup' | 'script';
  /**
   * The description of the step for telemetry; `undefined` for the call of a unit without `steps`, which has no span of
   * its own.
   */
  readonly observedAs: ObservedAs | undefined;
  /** The operation that a call step calls, for `call --dry-run`. */
  readonly calls?: PlannedCall;
  run(context: InvocationContext): Promise<Result<StepOutput>>;
}

/** The description of a step for telemetry, without its position in the plan; `runPlan` adds the position. */
export type ObservedAs = DistributiveOmit<ObservedStep, 'index'>;

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** The plan of an operation: steps in order, then an answer made from their outputs. */
export interface Plan {
  /**
   * The aggregate function that the unit refers to by `ref`, as `<namespace>.<function>`; it gets a span of its own.
   */
  readonly functionRef?: string | undefined;
  readonly steps: readonly Step[];
  /** The only step, when it is a call whose answer only `answer` reads. */
  readonly onlyCall?: PlannedCall | undefined;
  /** The answer, when it is the same each time: adapters may write it once. */
  readonly constant?: Reply | undefined;
  /** Makes the answer. The scope of the context contains the outputs of all steps. */
  answer(context: InvocationContext, last: StepOutput | undefined): Result<Reply> | Promise<Result<Reply>>;
}
