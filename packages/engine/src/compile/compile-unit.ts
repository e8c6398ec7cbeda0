import { diagnose, type Diagnostic, type InputDeclaration, type Invocable, type JsonObject } from '@naftiko/spec';
import type { Input } from '../schema/input-contract.js';
import { compileMock } from '../schema/mock-shape.js';
import { compileOutputs, type OutputShape } from '../schema/output-shape.js';
import { makeMappingSchema } from '../schema/result-schema.js';
import { assembleAnswer, answerMock } from '../run/answer.js';
import { passReplyOn } from '../run/pass-reply-on.js';
import { makeCallStep } from '../run/call-step.js';
import type { Plan } from '../run/plan.js';
import type { ConsumedSignature } from '../ports/consume.js';
import { compileArguments } from './call-arguments.js';
import type { Callable, CapabilityIndex } from './capability-index.js';
import type { Scripting } from './scripting.js';
import { compileSteps } from './steps/compile-steps.js';
import { Frame, inputPrefixes, type UnitContext } from './frame.js';
import { InputSet } from './input-set.js';
import { placeUnusedInputs } from './unused-inputs.js';
import type { Operation, Unit } from './operation.js';
import type { SampleNeeds } from './steps/sample-needs.js';
import type { SingleCall, UnitSource } from './unit-source.js';
import type { VariableTable } from './variables.js';
import { compileWith, layerOf } from './with-values.js';

interface UnitDependencies {
  readonly index: CapabilityIndex;
  readonly variables: VariableTable;
  readonly conformant: boolean;
  readonly scripting: Scripting;
}

/**
 * Compiles a unit of any kind to an operation: an input contract and a plan.
 *
 * Problems are reported through the index; the result of a broken unit contains the reason.
 */
export function compileUnit(source: UnitSource, { index, variables, conformant, scripting }: UnitDependencies): Unit {
  const declarations = declarationsOf(source, index);
  const inputs = new InputSet(declarations, source.placeholders);
  const context: UnitContext = {
    inputs,
    variables,
    conformant,
    infers: !conformant || (source.inputRules === 'mcp' && declarations.length === 0),
    scripting,
    note: index.note,
  };
  if (conformant) for (const name of source.placeholders) inputs.read(name);
  // A reference such as `rest.id` begins with one of these.
  const prefixes = [source.namespace, ...inputPrefixes];
  const compiled = compileAction(source, new Frame(context, { prefixes }), index);
  if ('code' in compiled) return makeBroken(compiled, index);

  const misplaced = placeUnusedInputs(source, inputs, compiled.call, context);
  const { contract, diagnostics } = inputs.buildContract({ inputRules: source.inputRules, conformant, variables });
  // An input with an unusable pattern makes the unit broken: without the pattern it would accept values that the author
  // excludes.
  const unchecked = diagnostics.find(({ code }) => code === 'input-pattern-unsupported');
  for (const diagnostic of diagnostics) if (diagnostic !== unchecked) index.note(diagnostic);
  if (unchecked !== undefined) return makeBroken(unchecked, index, contract.inputs);
  // Problems of the unit are reported even when its upstream operation cannot be called.
  if (misplaced !== undefined) return makeBroken(misplaced, index, contract.inputs);
  const broken = compiled.call?.callable.signature.broken;
  if (broken !== undefined) return { ok: false, reason: broken, inputs: contract.inputs };
  const operation: Operation = {
    id: source.id,
    contract,
    plan: compiled.plan,
    resultSchema: compiled.resultSchema,
    answerSchema: compiled.answerSchema,
    fallbackDescription: describe(compiled.call?.callable),
  };
  return { ok: true, operation };
}

function makeBroken(reason: Diagnostic, index: CapabilityIndex, inputs: readonly Input[] = []): Unit {
  index.note(reason);
  return { ok: false, reason, inputs };
}

/** The declared inputs; a tool that refers to a function and declares none has those of the function (03, section 10.1). */
function declarationsOf(
  { unit, declarations, inputRules }: UnitSource,
  index: CapabilityIndex,
): readonly InputDeclaration[] {
  if (declarations.length > 0 || unit.action.kind !== 'ref' || inputRules !== 'mcp') return declarations;
  const found = index.function(unit.action.ref);
  return 'code' in found ? [] : found.function.inputs;
}

/** The plan of a unit and, when it has only one call, that call: declared inputs without a use may be meant for it. */
interface Compiled {
  readonly plan: Plan;
  readonly resultSchema: JsonObject | undefined;
  readonly answerSchema: JsonObject | undefined;
  readonly call: SingleCall | undefined;
}

function compileAction(source: UnitSource, frame: Frame, index: CapabilityIndex): Compiled | Diagnostic {
  const { unit } = source;
  switch (unit.action.kind) {
    case 'call': {
      const callable = index.call(unit.action.call, source.site);
      return 'code' in callable ? callable : compileCall(callable, unit, frame, index.sampleNeeds);
    }
    case 'steps': {
      const inside = frame.withLayer(
        layerOf(
          compileWith(unit.with, frame, () => undefined),
          frame,
        ),
      );
      const steps = compileSteps(unit.action, inside, index, indexOutputs(unit));
      if ('code' in steps) return steps;
      const lastStep = steps.steps.at(-1);
      const targets = steps.mappings.map(({ target }) => target);
      const schema = targets.length === 0 ? undefined : makeMappingSchema(targets, indexOutputs(unit));
      return {
        plan: { steps: steps.steps, answer: assembleAnswer({ mappings: steps.mappings, lastStep }) },
        resultSchema: schema,
        answerSchema: schema,
        call: undefined,
      };
    }
    case 'ref': {
      const found = index.function(unit.action.ref);
      if ('code' in found) return found;
      const inside = frame.withLayer(
        layerOf(
          compileWith(unit.with, frame, () => undefined),
          frame,
        ),
      );
      const declared = found.function.inputs.map(({ name }) => name.text);
      // The outputs declared by the unit replace those of the function (03, section 10.1).
      const outputs =
        unit.outputs.length > 0 && found.function.action.kind === 'call' ? unit.outputs : found.function.outputs;
      const ofFunction = compileAction(
        { ...source, unit: { ...found.function, outputs } },
        inside.withFunction(found.namespace, declared),
        index,
      );
      return 'code' in ofFunction
        ? ofFunction
        : { ...ofFunction, plan: { ...ofFunction.plan, functionRef: unit.action.ref.text } };
    }
    case 'mock':
      return compileStatic(unit, frame);
    case 'broken':
      return unit.action.reason;
  }
}

function compileCall(callable: Callable, unit: Invocable, frame: Frame, samples: SampleNeeds): Compiled | Diagnostic {
  const { signature, client } = callable;
  const sources = compileArguments(signature, unit.with, frame, unit.at);
  if (sources.unfillable !== undefined) return sources.unfillable;
  const shape = shapeOf(unit, signature, frame);
  if (shape !== undefined && 'code' in shape) return shape;
  if (shape !== undefined && !shape.identity && !shape.describes) {
    for (const output of unit.outputs) {
      if (output.value === undefined) samples.add(signature.node, { path: output.mapping?.text ?? '$', output });
    }
  }
  const step = makeCallStep({
    name: signature.label,
    client,
    signature,
    sources,
    project: undefined,
    decodes: false,
    observedAs: undefined,
  });
  return {
    plan: { steps: [step], onlyCall: step.calls, answer: passReplyOn(signature, shape, callable.project) },
    // Answers that are not decoded are passed on as bytes.
    resultSchema: signature.decode === undefined ? undefined : shape?.schema,
    answerSchema: shape?.declared,
    call: { callable, sources },
  };
}

function shapeOf(
  unit: Invocable,
  { formatTraits }: ConsumedSignature,
  frame: Frame,
): OutputShape | Diagnostic | undefined {
  if (unit.outputs.length === 0) return undefined;
  const wrapNamed = !frame.context.conformant;
  const { loneElements, isJson: isSent } = formatTraits ?? {};
  const shape = compileOutputs(unit.outputs, { names: frame, wrapNamed, loneElements, isSent });
  for (const diagnostic of shape.diagnostics) frame.context.note(diagnostic);
  return shape.ok ? shape.value : firstOf(shape.diagnostics, unit);
}

const indexOutputs = ({ outputs }: Invocable): ReadonlyMap<string, Output> =>
  new Map(outputs.flatMap((output) => (output.name === undefined ? [] : [[output.name.text, output] as const])));

const firstOf = (diagnostics: readonly Diagnostic[], unit: Invocable): Diagnostic =>
  diagnostics.find(({ severity }) => severity === 'error') ?? diagnose('call-missing', unit.at, {});

/** Compiles a unit without call and steps: its answer consists of static values. Without those it is broken. */
function compileStatic(unit: Invocable, frame: Frame): Compiled | Diagnostic {
  const inside = frame.withLayer(
    layerOf(
      compileWith(unit.with, frame, () => undefined),
      frame,
    ),
  );
  const mock = compileMock(unit.outputs, inside);
  for (const diagnostic of mock.diagnostics) frame.context.note(diagnostic);
  if (!mock.ok) return firstOf(mock.diagnostics, unit);
  const answers = unit.outputs.some(hasValue);
  if (!answers && !frame.context.conformant) return diagnose('call-missing', unit.at, {});
  const { schema } = mock.value;
  return {
    plan: { steps: [], ...answerMock(mock.value) },
    resultSchema: schema,
    answerSchema: schema,
    call: undefined,
  };
}

type Output = Invocable['outputs'][number];

const hasValue = (output: Output): boolean =>
  output.value !== undefined ||
  (output.items !== undefined && hasValue(output.items)) ||
  [...(output.properties?.values() ?? [])].some(hasValue);

const describe = (callable: Callable | undefined): string | undefined =>
  callable === undefined
    ? undefined
    : (callable.signature.node.description ?? `${callable.signature.method} ${callable.signature.path}`);
