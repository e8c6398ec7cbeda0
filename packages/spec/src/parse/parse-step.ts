import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { Mapping, Step } from '../document/step.js';
import type { SourceNode } from '../source/source-node.js';
import { filledTextAt, itemsAt, parseItems, plainTextAt, textAt, textsAt, withAt, type Reading } from './field.js';

/**
 * `steps`. One step that cannot be read makes the whole list unusable: without that step, the others would do something
 * that the author did not write.
 */
export function parseSteps(parent: SourceNode, reading: Reading): ParsedSteps {
  const steps: Step[] = [];
  const faults: Diagnostic[] = [];
  for (const [index, node] of itemsAt(parent, 'steps').entries()) {
    const step = parseStep(node, index, reading);
    if (typeof step === 'string') faults.push(diagnose('step-invalid', node.at, { reason: step }));
    else steps.push(step);
  }
  for (const fault of faults) reading.note(fault);
  const [first, ...rest] = faults;
  return first === undefined ? { ok: true, value: steps } : { ok: false, diagnostics: [first, ...rest] };
}

type ParsedSteps =
  | { readonly ok: true; readonly value: readonly Step[] }
  | { readonly ok: false; readonly diagnostics: readonly [Diagnostic, ...Diagnostic[]] };

/** The step, or a sentence about the missing field. */
function parseStep(node: SourceNode, index: number, reading: Reading): Step | string {
  const type = plainTextAt(node, 'type');
  const name = filledTextAt(node, 'name') ?? { text: `step-${index + 1}`, at: node.at };
  const base = { name, at: node.at };
  if (type === 'call') {
    const call = filledTextAt(node, 'call');
    return call === undefined ? 'a call step needs "call".' : { ...base, type, call, with: withAt(node, reading) };
  }
  if (type === 'lookup') {
    const index = filledTextAt(node, 'index');
    const match = filledTextAt(node, 'match');
    const lookupValue = textAt(node, 'lookupValue');
    if (index === undefined || match === undefined || lookupValue === undefined) {
      return 'a lookup step needs "index", "match" and "lookupValue".';
    }
    return { ...base, type, index, match, lookupValue, outputParameters: textsAt(node, 'outputParameters') };
  }
  if (type === 'script') {
    const file = filledTextAt(node, 'file');
    if (file === undefined) return 'a script step needs "file".';
    return {
      ...base,
      type,
      file,
      language: filledTextAt(node, 'language'),
      location: filledTextAt(node, 'location'),
      dependencies: textsAt(node, 'dependencies'),
      with: withAt(node, reading),
    };
  }
  return type === undefined ? 'it has no "type".' : `"${type}" is not a type of step; use call, lookup or script.`;
}

/** `mappings` of steps. One without a value selects nothing; values that no mapping names are still excluded. */
export const parseMappings = (parent: SourceNode): readonly Mapping[] =>
  parseItems(parent, 'mappings', (node) => {
    const targetName = filledTextAt(node, 'targetName');
    const value = textAt(node, 'value');
    return targetName === undefined ? [] : [{ targetName, value, at: node.at }];
  });
