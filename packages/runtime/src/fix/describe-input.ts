import type { Input } from '@naftiko/engine';

/** A description for an input that has none, from its place. */
export function describeInput({ name, slotKinds: feeds }: Pick<Input, 'name' | 'slotKinds'>): string {
  if (feeds.includes('entity')) return 'The request body.';
  if (feeds.includes('path')) return `The "${name}" of the path.`;
  if (feeds.includes('header')) return `The header "${name}".`;
  if (feeds.includes('query')) return `The query parameter "${name}".`;
  return `The value of "${name}".`;
}
