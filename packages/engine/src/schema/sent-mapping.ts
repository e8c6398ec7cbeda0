import { isObject, type Json, type OutputDeclaration, startOf, type Text, valid, writeJson } from '@naftiko/spec';
import { compileOutputs, type OutputShape } from './output-shape.js';
import type { SentOutput } from './write-mapping.js';

/** What a mapping has made of an answer. */
export interface MappedAnswer {
  readonly value: Json;
  /** Whether no path selected anything. */
  readonly isMissed: boolean;
}

/** Maps a decoded answer; cannot fail. */
export function mapRoot(shape: OutputShape, ...from: Parameters<OutputShape['apply']>): MappedAnswer {
  const value = shape.apply(...from) ?? null;
  return { value, isMissed: value === null || (shape.builds && isEmpty(value)) };
}

/** Whether every member of a mapped object is null, including the members of nested objects. */
const isEmpty = (value: Json): boolean => (isObject(value) ? Object.values(value).every(isEmpty) : value === null);

/** Compiles a mapping that `writeMapping` has written: a function from a decoded answer to the text of its mapped value. */
export function readMapping(text: string): (root: Json) => { readonly text: string; readonly isMissed: boolean } {
  const [wrapNamed, outputs] = JSON.parse(text) as [boolean, readonly SentOutput[]];
  const names = { resolve: () => valid(() => undefined) };
  const shape = compileOutputs(outputs.map(fromSent), { names, wrapNamed });
  // Only mappings that were compiled before are written.
  if (!shape.ok) throw new TypeError('The mapping cannot be compiled.');
  const scope = { inputs: new Map(), steps: new Map(), variables: new Map() };
  return (root) => {
    const { value, isMissed } = mapRoot(shape.value, root, scope);
    return { text: writeJson(value), isMissed };
  };
}

const at = startOf('');
const textOf = (text: string | null): Text | undefined => (text === null ? undefined : { text, at });

const fromSent = ([name, type, mapping, properties, items]: SentOutput): OutputDeclaration => ({
  name: textOf(name),
  type: textOf(type),
  mapping: textOf(mapping),
  value: undefined,
  constant: undefined,
  properties: properties === null ? undefined : new Map(properties.map(([key, property]) => [key, fromSent(property)])),
  items: items === null ? undefined : fromSent(items),
  at,
});
