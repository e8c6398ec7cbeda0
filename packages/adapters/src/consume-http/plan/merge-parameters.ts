import type { ConsumedInput, ConsumedOperation, ConsumedPlace, ConsumedResource, HttpConsume } from '@naftiko/spec';
import type { SignerPlan } from '@naftiko/engine';
import { isConnectionHeader } from '../request/headers.js';

/**
 * The parameters of an operation: those of the block, the resource and the operation, the innermost of each name and
 * place. Source: specification 02, section 9.2.
 */
export function mergeParameters(
  block: HttpConsume,
  resource: ConsumedResource,
  operation: ConsumedOperation,
): readonly ConsumedInput[] {
  const merged = new Map<string, ConsumedInput>();
  for (const input of [...block.inputs, ...resource.inputs, ...operation.inputs]) merged.set(keyOf(input), input);
  return [...merged.values()];
}

const keyOf = ({ in: place, name }: ConsumedInput): string =>
  `${place} ${place === 'header' ? name.text.toLowerCase() : name.text}`;

/**
 * Whether the runtime sets a parameter instead of the document: headers of the connection, and those of authentication.
 * Source: specification 06, section 4.7, H2 to H4.
 */
export function isOwned(input: ConsumedInput, signer: SignerPlan | undefined): boolean {
  const name = nameIn(input.in, input.name.text);
  if (input.in === 'header' && isConnectionHeader(name)) return true;
  return signer?.owns.some((owned) => owned.place === input.in && owned.name === name) ?? false;
}

const nameIn = (place: ConsumedPlace, name: string): string => (place === 'header' ? name.toLowerCase() : name);
