import { diagnose, type AggregateFunction, type Json, type Diagnostic, type Document, type Text } from '@naftiko/spec';
import { compileProjection } from '../schema/output-shape.js';
import { findSimilar, takeNames } from '../expression/names.js';
import type { ConsumedSignature, ConsumePlan } from '../ports/consume.js';
import type { CallIndex, CallSite } from './call-index.js';
import { makeStepMembers, type StepMembers } from './steps/earlier-steps.js';
import { SampleNeeds } from './steps/sample-needs.js';

/** A consumed operation that units can call. */
export interface Callable {
  readonly signature: ConsumedSignature;
  /** Index of its plan in `Capability.consumes`. */
  readonly client: number;
  /**
   * Reduces a decoded answer to the declared outputs, for later steps; `undefined` when the operation declares no
   * outputs.
   */
  readonly project: ((body: Json) => Json) | undefined;
  /** The members of a projected answer; `undefined` when they are not declared. */
  readonly members: StepMembers | undefined;
}

/** What units refer to: consumed operations by name, aggregate functions. */
export interface CapabilityIndex {
  call(call: Text, site: CallSite): Callable | Diagnostic;
  function(ref: Text): { readonly function: AggregateFunction; readonly namespace: string } | Diagnostic;
  /** Collects which values of answers the units read, for `--mock`. */
  readonly sampleNeeds: SampleNeeds;
  /** Adds a warning about a call that is resolved nevertheless. */
  note(diagnostic: Diagnostic): void;
}

/** Indexes what units can refer to in a document. */
export function indexCapability(
  document: Document,
  calls: CallIndex,
  plans: readonly ConsumePlan[],
  note: (diagnostic: Diagnostic) => void,
): CapabilityIndex {
  const signatures = new Map(
    plans.flatMap((plan, client) =>
      plan.operations.map((signature) => [signature.node, callableOf(signature, client, note)] as const),
    ),
  );
  const functions = functionsOf(document, note);
  const findNearestCall = prepareNearestCall(calls.labels);
  return {
    note,
    sampleNeeds: new SampleNeeds(),
    call(call, site) {
      const found = calls.find(call.text, site);
      if (found === undefined) {
        const known = calls.labels;
        return diagnose('call-unresolved', call.at, {
          call: call.text,
          similar: findNearestCall(call.text),
          known,
        });
      }
      const { operation, resource } = found.node;
      if (found.candidates > 1) {
        const chosen = `${operation.method.text} ${(resource.path?.text ?? '') + (operation.path?.text ?? '')}`;
        note(diagnose('call-ambiguous', call.at, { call: call.text, chosen }));
      }
      const callable = signatures.get(operation);
      if (callable === undefined) {
        return diagnose('call-unavailable', call.at, { call: call.text, reason: 'its upstream cannot be used.' });
      }
      return callable;
    },
    function(ref) {
      const found = functions.get(ref.text);
      if (found !== undefined) return found;
      const known = takeNames(functions.keys());
      return diagnose('ref-unresolved', ref.at, { ref: ref.text, similar: findSimilar(ref.text, known), known });
    },
  };
}

function callableOf(signature: ConsumedSignature, client: number, note: (diagnostic: Diagnostic) => void): Callable {
  const project = compileProjection(signature.node.outputs);
  for (const diagnostic of project.diagnostics) note(diagnostic);
  const names = signature.node.outputs.flatMap(({ name }) => name?.text ?? []);
  const members = names.length === 0 ? undefined : makeStepMembers(names, false);
  return { signature, client, project: project.ok ? project.value : undefined, members };
}

/**
 * Finds the known call that was probably meant. A call of the same operation name in another namespace comes before a
 * similar name.
 */
function prepareNearestCall(known: readonly string[]): (call: string) => string | undefined {
  const byLastPart = new Map(known.toReversed().map((label) => [label.slice(label.lastIndexOf('.') + 1), label]));
  return (call) => {
    const operation = call.slice(call.indexOf('.') + 1);
    const label = byLastPart.get(operation.slice(operation.lastIndexOf('.') + 1));
    return label?.endsWith(`.${operation}`) === true ? label : findSimilar(call, known);
  };
}

function functionsOf(document: Document, note: (diagnostic: Diagnostic) => void) {
  const functions = new Map<string, { readonly function: AggregateFunction; readonly namespace: string }>();
  for (const aggregate of document.aggregates) {
    for (const fn of aggregate.functions) {
      const ref = `${aggregate.namespace.text}.${fn.name.text}`;
      if (functions.has(ref)) note(diagnose('aggregate-function-duplicate', fn.at, { ref }));
      else functions.set(ref, { function: fn, namespace: aggregate.namespace.text });
    }
  }
  return functions;
}
