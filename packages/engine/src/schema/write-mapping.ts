import type { OutputDeclaration } from '@naftiko/spec';

/** An output as a list, without its places in the document. */
export type SentOutput = readonly [
  name: string | null,
  type: string | null,
  mapping: string | null,
  properties: readonly (readonly [string, SentOutput])[] | null,
  items: SentOutput | null,
];

/**
 * Writes the outputs of a call for a thread that maps large answers; `undefined`: the mapping reads more than the answer.
 */
export function writeMapping(outputs: readonly OutputDeclaration[], wrapNamed: boolean): string | undefined {
  return outputs.every(readsAnswerOnly) ? JSON.stringify([wrapNamed, outputs.map(toSent)]) : undefined;
}

function readsAnswerOnly({ value, properties, items }: OutputDeclaration): boolean {
  const below = [...(properties?.values() ?? []), ...(items === undefined ? [] : [items])];
  return value === undefined && below.every(readsAnswerOnly);
}

const toSent = ({ name, type, mapping, properties, items }: OutputDeclaration): SentOutput => [
  name?.text ?? null,
  type?.text ?? null,
  mapping?.text ?? null,
  properties === undefined ? null : [...properties].map(([key, property]) => [key, toSent(property)] as const),
  items === undefined ? null : toSent(items),
];
