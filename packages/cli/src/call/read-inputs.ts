import { parseJson, findSimilar, WireText, type Input, type Value, type Values } from '@naftiko/engine';
import { type InputType, isNumber, isObject, type Json } from '@naftiko/spec';
import type { RawOperationOptions } from '../command-line/call-command.js';
import { given, usageError, type Given } from '../input/given.js';
import { readAssignments } from '../input/read-option.js';
import { readInput, type Shell } from '../shell.js';

/** Reads the inputs of one call: those of `--json`, then those of `--arg`, each as its declared type. */
export async function readInputs(
  { arg, json }: Pick<RawOperationOptions, 'arg' | 'json'>,
  inputs: readonly Input[],
  shell: Shell,
): Promise<Given<Values>> {
  const members = json === undefined ? given([]) : readMembers(json === '-' ? await readInput(shell) : json);
  if (!members.ok) return members;
  const texts = readAssignments('--arg', arg);
  if (!texts.ok) return texts;
  const values = new Map<string, Value>(members.value);
  for (const [name, text] of texts.value) {
    values.set(name, toTyped(text, inputs.find((input) => input.name === name || input.alias === name)?.type));
  }
  const unknown = [...values.keys()].filter((name) => !isKnown(name, inputs));
  return unknown.length > 0 ? usageError(...unknown.map((name) => describeUnknownInput(name, inputs))) : given(values);
}

function readMembers(text: string): Given<readonly (readonly [string, Json])[]> {
  const json = parseJson(text);
  if (!isObject(json)) {
    return usageError('--json takes a JSON object with the inputs by name, for example \'{"imo":"IMO-1"}\'.');
  }
  return given(Object.entries(json));
}

/** Converts a text to a type. A text that is not of the type is returned unchanged, so that the operation refuses it. */
function toTyped(text: string, type: InputType | undefined): Value {
  if (type === 'string') return text;
  if (type === undefined) return /^\s*[[{]/.test(text) ? (parseJson(text) ?? text) : text;
  const json = parseJson(text);
  // A number keeps its text too: in a path `007` is sent as `007`, in a JSON body as 7.
  const number = type === 'number' || type === 'integer' ? Number(text.trim() || 'none') : Number.NaN;
  if (isNumber(json)) return new WireText(text, json);
  if (Number.isFinite(number)) return new WireText(text, number);
  return json ?? text;
}

const isKnown = (name: string, inputs: readonly Input[]): boolean =>
  inputs.some((input) => input.name === name || input.alias === name);

function describeUnknownInput(name: string, inputs: readonly Input[]): string {
  const known = inputs.filter(({ advertised }) => advertised).map((input) => input.alias ?? input.name);
  const similar = findSimilar(name, known);
  if (similar !== undefined) return `There is no input "${name}". Did you mean "${similar}"?`;
  return `There is no input "${name}". ${known.length === 0 ? 'It takes none.' : `It takes: ${known.join(', ')}.`}`;
}
