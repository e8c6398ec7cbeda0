import { diagnose, type Diagnostic, type InputDeclaration } from '@naftiko/spec';
import type { InputSet } from './input-set.js';
import { stopPassingBodyOn } from './call-arguments.js';
import type { SingleCall, UnitSource } from './unit-source.js';
import type { Slot } from '../ports/consume.js';
import type { UnitContext } from './frame.js';

/**
 * Sends each declared input that nothing uses: as a path parameter of another name, or as a member of the JSON body. If neither
 * is possible, the unit is broken, and the reason is returned: a call that drops an id would return a collection
 * instead of one object. In a conformant document, unused inputs are not sent. Source: specification 06, section 4.5, principle P1.
 */
export function placeUnusedInputs(
  source: UnitSource,
  inputs: InputSet,
  call: SingleCall | undefined,
  context: UnitContext,
): Diagnostic | undefined {
  const placeholders = inputs.assignPlaceholders();
  if (context.conformant) return undefined;
  const unused = inputs.unused;
  if (call === undefined) return undefined;

  const paired = pairOnlyInput(source, unused, placeholders, inputs, call, context);
  const left = unused.filter(({ name }) => name.text !== paired);
  const unpairedPlaceholders = placeholders.filter((placeholder) => placeholder !== paired);
  const toBody = takesBody(call);
  const pathParameters = pathParametersOf(call);
  let fault: Diagnostic | undefined;
  for (const declared of left) {
    const name = declared.name.text;
    // What the consumed operation declares as a path parameter is not for the body, even if its path has no such placeholder.
    if (toBody && !pathParameters.has(name)) {
      stopPassingBodyOn(call.callable.signature, call.sources);
      call.sources.fields.push([name, inputs.read(name, { slot: makeFieldSlot(declared) })]);
      context.note(diagnose('declared-input-to-body', source.unit.at, { names: [name] }));
      continue;
    }
    // A query parameter is optional by default (specification 01, section 9).
    const needed = declared.required ?? declared.in !== 'query';
    const severity = needed ? 'error' : 'warning';
    const diagnostic = diagnose('declared-input-unused', source.unit.at, { names: [name] }, { severity });
    if (!needed) context.note(diagnostic);
    else if (fault === undefined) fault = diagnostic;
    else context.note(diagnostic);
  }
  const leftNames = new Set(left.map(({ name }) => name.text));
  const firstUnused = unpairedPlaceholders.find((placeholder) => !leftNames.has(placeholder));
  if (fault !== undefined || firstUnused === undefined) return fault;
  return diagnose('rest-path-param-unused', source.unit.at, { name: firstUnused });
}

/**
 * Pairs an input with a path parameter of another name when both are the only ones left: `{id}` is then used for
 * `networkId`.
 */
function pairOnlyInput(
  source: UnitSource,
  unused: readonly InputDeclaration[],
  placeholders: readonly string[],
  inputs: InputSet,
  { sources }: SingleCall,
  context: UnitContext,
): string | undefined {
  const candidates = new Set([...unused.map(({ name }) => name.text), ...placeholders]);
  const unpaired = sources.undeclaredPathSlots.filter(({ name }) => !inputs.isPlaced(name));
  const [candidate] = candidates;
  const [slot] = unpaired;
  if (candidate === undefined || candidates.size !== 1 || slot === undefined || unpaired.length !== 1) return undefined;
  if (inputs.declares(candidate)) inputs.useDeclaredFor(slot.name, candidate);
  else inputs.usePlaceholderFor(slot.name, candidate);
  context.note(diagnose('path-param-positional', source.unit.at, { input: candidate, parameter: slot.name }));
  return candidate;
}

/**
 * Whether values that the consumed operation does not declare can become members of a JSON body: the method allows a body
 * and the document defines none.
 */
const takesBody = ({ callable: { signature } }: SingleCall): boolean =>
  signature.takesFields && signature.node.body === undefined && !/^(?:GET|HEAD|DELETE)$/.test(signature.method);

/** The path parameters that the upstream declares. */
const pathParametersOf = ({ callable: { signature } }: SingleCall): ReadonlySet<string> =>
  new Set(signature.node.inputs.flatMap((input) => (input.in === 'path' ? [input.name.text] : [])));

/** A slot for a member of the body, which the consumed operation does not declare. */
const makeFieldSlot = (declared: InputDeclaration): Slot => ({
  name: declared.name.text,
  kind: 'field',
  type: declared.type,
  required: false,
  description: declared.description,
  declared: false,
  advertised: true,
  at: declared.at,
});
