import type { ConsumedInput, ConsumedOperation, ConsumedPlace, ConsumedResource, HttpConsume } from '@naftiko/spec';
import type { SignerPlan } from '@naftiko/engine';
import { isConnectionHeader } from '../request/headers.js';

/**
 * The parameters of an operation: its own and those of its resource and its block. Of several with the same name and
 * the same `in`, the parameter of the operation takes precedence, then that of the resource, then that of the block.
 * Source: specification 02, section 9.2.
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
 * Whether a declared parameter is not sent because this program sets it itself: headers of the connection, such as
 * `Content-Length`, and parameters that contain the credential. Source: specification 06, section 4.7, H2 to H4.
 */
export function isReserved(input: ConsumedInput, signer: SignerPlan | undefined): boolean {
  const name = nameIn(input.in, input.name.text);
  if (input.in === 'header' && isConnectionHeader(name)) return true;
  return signer?.owns.some((owned) => owned.place === input.in && owned.name === name) ?? false;
}

const nameIn = (place: ConsumedPlace, name: string): string => (place === 'header' ? name.toLowerCase() : name);
