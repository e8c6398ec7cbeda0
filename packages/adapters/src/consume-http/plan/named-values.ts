import type { ConsumedInput } from '@naftiko/spec';
import type { ParameterTable } from './parameter-table.js';
import { encodeCookie, encodeQuery } from '../request/percent-encoding.js';
import type { NamedValue } from './prepared-request.js';

/** The parameters of the query or of the cookies, with encoded names. */
export const collectNamedValues = (
  inputs: readonly ConsumedInput[],
  place: 'query' | 'cookie',
  table: ParameterTable,
): readonly NamedValue[] =>
  inputs.flatMap((input) => {
    if (input.in !== place) return [];
    const encode = place === 'query' ? encodeQuery : encodeCookie;
    return [{ name: encode(input.name.text), read: table.read(input, place) }];
  });
