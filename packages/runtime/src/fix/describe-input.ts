import type { Input } from '@naftiko/engine';

/** A description for an input that has none, from its place in the upstream request. */
export function describeInput({ name, slotKinds }: Pick<Input, 'name' | 'slotKinds'>): string {
  if (slotKinds.includes('entity')) return 'The request body.';
  if (slotKinds.includes('path')) return `The parameter "${name}" of the path.`;
  if (slotKinds.includes('header')) return `The header "${name}".`;
  if (slotKinds.includes('query')) return `The query parameter "${name}".`;
  return `The value of "${name}".`;
}
