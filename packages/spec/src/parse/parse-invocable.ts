import { diagnose } from '../diagnostic/diagnostic.js';
import type { ContentEntry } from '../document/content.js';
import type { Action, Invocable } from '../document/invocable.js';
import { findChild, type SourceNode } from '../source/source-node.js';
import { filledTextAt, plainTextAt, withAt, type Reading } from './field.js';
import { listAsMap } from './later-shapes.js';
import { parseInputs } from './parse-inputs.js';
import { parseOutputs } from './parse-outputs.js';
import { parseMappings, parseSteps } from './parse-step.js';

/**
 * The keys that can say what a unit does, for each kind of unit. Of several that are present, the first in the list applies
 * (specification 03, section 1).
 */
export const actionPrecedence = {
  rest: ['ref', 'call', 'steps'],
  tool: ['ref', 'steps', 'call'],
  resource: ['call', 'steps'],
  function: ['steps', 'call'],
} as const;

/** Parses the common part of routes, tools, resources and functions. */
export function parseInvocable(node: SourceNode, modes: readonly Mode[], reading: Reading): Invocable {
  return {
    name: filledTextAt(node, 'name'),
    label: plainTextAt(node, 'label'),
    description: plainTextAt(node, 'description'),
    inputs: parseInputs(node),
    action: parseAction(node, modes, reading),
    with: [...withAt(node, reading), ...withOfCall(node, reading)],
    outputs: parseOutputs(node),
    at: node.at,
  };
}

type Mode = 'ref' | 'call' | 'steps';

function parseAction(node: SourceNode, modes: readonly Mode[], reading: Reading): Action {
  const malformed =
    listAsMap(node, 'steps') ?? listAsMap(node, 'outputParameters') ?? listAsMap(node, 'inputParameters');
  if (malformed !== undefined) return { kind: 'broken', reason: malformed };
  const present = modes.filter((mode) => isPresent(node, mode));
  const [chosen, ...ignored] = present;
  if (chosen === undefined) return { kind: 'mock' };
  if (ignored.length > 0) reading.note(diagnose('mode-ambiguous', node.at, { chosen, ignored }));
  if (chosen === 'steps') {
    const steps = parseSteps(node, reading);
    if (!steps.ok) return { kind: 'broken', reason: steps.diagnostics[0] };
    return { kind: 'steps', steps: steps.value, mappings: parseMappings(node) };
  }
  const target = filledTextAt(node, chosen) ?? filledTextAt(findChild(node, chosen) ?? node, 'operation');
  if (target === undefined) return { kind: 'mock' };
  return chosen === 'ref' ? { kind: 'ref', ref: target } : { kind: 'call', call: target };
}

function isPresent(node: SourceNode, mode: Mode): boolean {
  const value = findChild(node, mode);
  if (value === undefined) return false;
  if (value.kind === 'scalar') return value.value !== null && String(value.value).trim() !== '';
  return value.kind === 'list' ? value.items.length > 0 : mode === 'call';
}

/** The `with` inside `call: {operation, with}`, which is added after the `with` of the unit. */
const withOfCall = (node: SourceNode, reading: Reading): readonly ContentEntry[] => {
  const call = findChild(node, 'call');
  return call?.kind === 'map' ? withAt(call, reading) : [];
};
