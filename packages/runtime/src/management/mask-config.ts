import { isObject, type Json, type JsonObject } from '@naftiko/spec';
import type { MaskText } from '../logs/log-hub.js';
import { isCredentialName } from '../secrets/credential-name.js';

/**
 * Masks the secrets of a document and keeps its structure. Masked are authentications, values of parameters with the
 * name of a credential, user info and such parameters in addresses, and everything that `mask` masks. Templates are
 * kept, because they only name a secret. Source: specification 04, c.5.
 */
export function maskConfig(json: Json, mask: MaskText): Json {
  const maskValue = (value: Json, place: Place): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => maskValue(item, place));
    if (isObject(value)) return maskMembers(value, place);
    if (place === 'secret') return withoutLiterals(value);
    const text = mask(typeof value === 'string' ? withoutCredentials(value) : String(value));
    return typeof value === 'string' || text !== String(value) ? text : value;
  };
  const maskMembers = (object: JsonObject, place: Place): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key, maskValue(value, placeOf(key, value, { object, place }))]),
    );
  return maskValue(json, 'open');
}

/** Where a value stands: in an `authentication`, in a map from names to values, as a secret, or elsewhere (`open`). */
type Place = 'open' | 'authentication' | 'named-values' | 'secret';

function placeOf(key: string, value: Json, { object, place }: { object: JsonObject; place: Place }): Place {
  if (place === 'secret') return 'secret';
  if (place === 'authentication') return secretFields.has(key) || isCredentialName(key) ? 'secret' : place;
  if (place === 'named-values') return isCredentialName(key) ? 'secret' : 'open';
  if (key === 'authentication') return 'authentication';
  if ((key === 'with' || key === 'headers') && isObject(value)) return 'named-values';
  return parameterFields.has(key) && isCredentialParameter(object) ? 'secret' : 'open';
}

const secretFields: ReadonlySet<string> = new Set(['token', 'password', 'value', 'username']);
const parameterFields: ReadonlySet<string> = new Set(['value', 'default', 'const', 'example', 'examples', 'enum']);

const isCredentialParameter = ({ name, in: place }: JsonObject): boolean =>
  typeof name === 'string' && place !== undefined && isCredentialName(name);

/** Masks user info and credential parameters of addresses in a text. */
const withoutCredentials = (text: string): string =>
  text
    .replaceAll(/(?<=\/\/)[^/?#\s]+(?=@)/g, (userInfo) => withoutLiterals(userInfo))
    .replaceAll(/(?<=[?&;])([^=&#\s?;{}]+)=((?:\{\{[^{}]*\}\}|[^&#\s])*)/g, (pair, name: string, value: string) =>
      isCredentialName(name) ? `${name}=${withoutLiterals(value)}` : pair,
    );

/** A value with everything except templates masked. */
function withoutLiterals(value: null): null;
function withoutLiterals(value: string): string;
function withoutLiterals(value: Json): Json;
function withoutLiterals(value: Json): Json {
  if (value === null || value === '') return value;
  return String(value)
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => (index % 2 === 1 || part.trim() === '' ? part : '***'))
    .join('');
}
