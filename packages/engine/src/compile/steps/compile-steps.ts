import {
  diagnose,
  type Action,
  type CallStep,
  type Diagnostic,
  type LookupStep,
  type Mapping,
  type OutputDeclaration,
  type Text,
} from '@naftiko/spec';
import { compileJsonPath, splitFirstMember } from '../../expression/json-path/json-path.js';
import { findSimilar, takeNames } from '../../expression/names.js';
import type { Read, Scope } from '../../expression/scope.js';
import { compileTemplate, isLiteral, textOf, valueOf } from '../../expression/template.js';
import type { CompiledMapping } from '../../run/answer.js';
import { makeCallStep } from '../../run/call-step.js';
import { makeLookupStep } from '../../run/lookup-step.js';
import type { Step } from '../../run/plan.js';
import { asJson } from '../../value/value.js';
import type { Json } from '@naftiko/spec';
import { compileArguments } from '../call-arguments.js';
import type { CapabilityIndex } from '../capability-index.js';
import { compileScript } from './compile-script.js';
import type { Frame } from '../frame.js';
import { StepNeeds } from './sample-needs.js';
import { makeStepMembers, type StepMembers } from './earlier-steps.js';
import { checkMapping, checkStepMember, checkStepPath } from './step-paths.js';

type StepsAction = Action & { readonly kind: 'steps' };

interface CompiledSteps {
  readonly steps: readonly Step[];
  readonly mappings: readonly CompiledMapping[];
}

/** Compiles steps in order, each in the frame of the names visible there. One broken step makes the unit broken. */
export function compileSteps(
  action: StepsAction,
  outer: Frame,
  index: CapabilityIndex,
  outputs: ReadonlyMap<string, OutputDeclaration>,
): CompiledSteps | Diagnostic {
  const steps: Step[] = [];
  const faults: Diagnostic[] = [];
  const names = new Set<string>();
  const needs = new StepNeeds(index.sampleNeeds);
  let frame = outer.withSteps(new Set(action.steps.map(({ name }) => name.text)), needs);
  for (const node of action.steps) {
    const step =
      node.type === 'call'
        ? compileCallStep(node, frame, index)
        : node.type === 'lookup'
          ? compileLookup(node, frame)
          : compileScript(node, frame);
    if ('code' in step) faults.push(step);
    else steps.push(step);
    if (names.has(node.name.text))
      frame.context.note(diagnose('step-duplicate', node.name.at, { name: node.name.text }));
    names.add(node.name.text);
    noteNeeds(node, needs, index);
    frame = frame.withStep(node.name.text, membersOf(node, index));
  }
  const [first, ...others] = faults;
  if (first !== undefined) {
    for (const fault of others) frame.context.note(fault);
    return first;
  }
  const lastFirst = action.steps.map(({ name }) => name.text).reverse();
  const mappings = action.mappings.map((mapping) => compileMapping(mapping, { lastFirst, frame, outputs }));
  return { steps, mappings };
}

function noteNeeds(node: StepsAction['steps'][number], needs: StepNeeds, index: CapabilityIndex): void {
  const name = node.name.text;
  if (node.type === 'lookup') {
    const fields = node.outputParameters.map(({ text }) => text);
    needs.recordLookup(name, node.index.text, node.match.text, fields);
  } else if (node.type === 'call') {
    const callable = index.call(node.call, {});
    if (!('code' in callable)) needs.recordCall(name, callable.signature.node);
  }
}

/**
 * The declared members of the output of a step: the fields of a lookup, or the named outputs of the operation that a
 * call step calls.
 */
function membersOf(node: StepsAction['steps'][number], index: CapabilityIndex): StepMembers | undefined {
  if (node.type === 'script') return undefined;
  if (node.type === 'lookup') {
    return makeStepMembers(
      node.outputParameters.map(({ text }) => text),
      true,
    );
  }
  const callable = index.call(node.call, {});
  return 'code' in callable ? undefined : callable.members;
}

function compileCallStep(node: CallStep, frame: Frame, index: CapabilityIndex): Step | Diagnostic {
  const callable = index.call(node.call, {});
  if ('code' in callable) return callable;
  const { signature, client, project } = callable;
  if (signature.broken !== undefined) return signature.broken;
  const sources = compileArguments(signature, node.with, frame, node.at);
  if (sources.unfillable !== undefined) return sources.unfillable;
  return makeCallStep({
    name: node.name.text,
    client,
    signature,
    sources,
    project,
    decodes: true,
    observedAs: { kind: 'call', namespace: frame.namespace, call: node.call.text },
  });
}

function compileLookup(node: LookupStep, frame: Frame): Step | Diagnostic {
  if (!frame.steps.has(node.index.text)) {
    const known = takeNames(frame.steps);
    const similar = findSimilar(node.index.text, known);
    return diagnose('step-unknown', node.index.at, { step: node.index.text, similar, known });
  }
  const searched = frame.steps.membersOf(node.index.text);
  if (searched?.closesElements === true) {
    for (const field of [node.match, ...node.outputParameters]) {
      const fault = checkStepMember(node.index.text, field.text, field.at, frame.steps);
      if (fault !== undefined) frame.context.note(fault);
    }
  }
  return makeLookupStep({
    name: node.name.text,
    index: node.index.text,
    match: node.match.text,
    value: compileLookupValue(node.lookupValue, frame),
    fields: node.outputParameters.map(({ text }) => text),
    namespace: frame.namespace,
  });
}

/** Compiles a path into an earlier step, a reference to an input, a template, or a literal (03, section 9.3). */
function compileLookupValue(source: Text, frame: Frame): Read<Scope> {
  const fault = checkStepPath(source, frame.steps);
  if (fault !== undefined) frame.context.note(fault);
  const path = compileStepPath(source, frame);
  const split = splitFirstMember(source.text);
  if (split !== undefined) frame.needs?.recordPath(split.first, split.rest);
  if (path !== undefined) return (scope) => path(scope) ?? source.text;
  const reference = frame.resolveReference(source.text, { inWith: true, at: source.at });
  if (reference !== undefined) return reference;
  const template = compileTemplate(source, frame);
  for (const diagnostic of template.diagnostics) frame.context.note(diagnostic);
  if (!template.ok || isLiteral(template.value)) return () => source.text;
  const compiled = template.value;
  return (scope) => (compiled.whole === undefined ? textOf(compiled, scope) : valueOf(compiled, scope));
}

interface MappingPlace {
  /** The names of the steps, the last one first. */
  readonly lastFirst: readonly string[];
  readonly frame: Frame;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
}

function compileMapping({ targetName, value }: Mapping, { lastFirst, frame, outputs }: MappingPlace): CompiledMapping {
  const target = targetName.text.split('.');
  if (value === undefined) return { target, path: '', read: () => undefined };
  const fault = checkMapping(value, frame.steps);
  if (fault !== undefined) frame.context.note(fault);
  const [head = '', ...below] = target;
  const output = below.reduce((each, name) => each?.properties?.get(name), outputs.get(head));
  const split = splitFirstMember(value.text);
  if (split !== undefined && frame.steps.has(split.first)) frame.needs?.recordPath(split.first, split.rest, output);
  else frame.needs?.recordAnywhere(value.text, output);
  return { target, path: value.text, read: compileStepPath(value, frame) ?? searchOutputs(value, lastFirst, frame) };
}

/**
 * Compiles a path whose first segment is not a step: the value is searched in the outputs of all steps, the last one
 * first (02, section 10.3).
 */
function searchOutputs(value: Text, lastFirst: readonly string[], frame: Frame): CompiledMapping['read'] {
  const path = compileJsonPath(value);
  for (const diagnostic of path.diagnostics) frame.context.note(diagnostic);
  // A malformed path selects nothing; the answer still consists of the mappings only.
  if (!path.ok) return () => undefined;
  return (scope) => {
    for (const name of lastFirst) {
      const output = scope.steps.get(name);
      const found = output === undefined ? undefined : path.value.read(asJson(output));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** The reader of `$.step.path`, or `undefined` when the first segment is not an earlier step. */
function compileStepPath(source: Text, frame: Frame): ((scope: Scope) => Json | undefined) | undefined {
  const split = splitFirstMember(source.text);
  if (split === undefined || !frame.steps.has(split.first)) return undefined;
  const path = compileJsonPath({ text: split.rest, at: source.at });
  for (const diagnostic of path.diagnostics) frame.context.note(diagnostic);
  if (!path.ok) return () => undefined;
  return (scope) => {
    const output = scope.steps.get(split.first);
    return output === undefined ? undefined : path.value.read(asJson(output));
  };
}
