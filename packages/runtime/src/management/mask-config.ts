import { isObject, type Json, type JsonObject } from '@naftiko/spec';
import type { MaskText } from '../logs/log-hub.js';
import { isCredentialName } from '../secrets/credential-name.js';

/**
 * Masks the secrets of a document and keeps its structure. Masked are authentications, values of parameters with the
 * name of a credential, user info and such parameters in addresses, and everything that `mask` masks. Templates are
 * kept, because they only name a secret. Source: specification 04, c.5.
 */
export function maskConfig(json: Json, mask: MaskText): Json {
  const isCredential = rememberCredentialNames();
  const maskValue = (value: Json, place: Place): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => maskValue(item, place));
    if (isObject(value)) return maskMembers(value, place);
    if (place === 'secret') return withoutLiterals(value);
    const text = mask(typeof value === 'string' ? withoutCredentials(value) : String(value));
    return typeof value === 'string' || text !== String(value) ? text : value;
  };
  const maskMembers = (object: JsonObject, place: Place): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        maskValue(value, placeOf(key, value, { object, place, isCredential })),
      ]),
    );
  return maskValue(json, 'open');
}

/** Where a value stands: in an `authentication`, in a map from names to values, as a secret, or elsewhere (`open`). */
type Place = 'open' | 'authentication' | 'named-values' | 'secret';

/** What surrounds a member. */
interface MemberContext {
  readonly object: JsonObject;
  readonly place: Place;
  readonly isCredential: (name: string) => boolean;
}

function placeOf(key: string, value: Json, { object, place, isCredential }: MemberContext): Place {
  if (place === 'secret') return 'secret';
  if (place === 'authentication') return secretFields.has(key) || isCredential(key) ? 'secret' : place;
  if (place === 'named-values') return isCredential(key) ? 'secret' : 'open';
  if (key === 'authentication') return 'authentication';
  if ((key === 'with' || key === 'headers') && isObject(value)) return 'named-values';
  return parameterFields.has(key) && isParameterOf(object, isCredential) ? 'secret' : 'open';
}

const secretFields: ReadonlySet<string> = new Set(['token', 'password', 'value', 'username']);
const parameterFields: ReadonlySet<string> = new Set(['value', 'default', 'const', 'example', 'examples', 'enum']);

const isParameterOf = ({ name, in: place }: JsonObject, isCredential: (name: string) => boolean): boolean =>
  typeof name === 'string' && place !== undefined && isCredential(name);

/** A document has few different names, and a test of one takes microseconds. */
function rememberCredentialNames(): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = isCredentialName(name);
    known.set(name, answer);
    return answer;
  };
}

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
