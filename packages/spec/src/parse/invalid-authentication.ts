import { diagnose } from '../diagnostic/diagnostic.js';
import type { Origin, Text } from '../diagnostic/origin.js';
import type { Authentication } from '../document/authentication.js';
import type { SourceNode } from '../source/source-node.js';
import { findNearestKey } from '../spelling/check-spelling.js';
import { objectKinds } from '../spelling/object-kinds.js';
import { findUnquotedTemplate } from '../spelling/unquoted-templates.js';
import type { Reading } from './field.js';

/**
 * Finds the fault of an authentication that cannot be read or has a misspelt key. It then counts as broken, because
 * nothing may be served or sent without its credential.
 */
export function findFault(node: SourceNode, type: Text | undefined, reading: Reading): Authentication | undefined {
  if (node.kind !== 'map') return undefined;
  const makeUnknown = (at: Origin): Authentication => ({ type: 'unknown', name: { text: type?.text ?? '', at }, at });
  for (const { key, value } of node.entries.values()) {
    const texts = severalValues.has(key.text) ? listValues(value) : [value];
    const odd = texts.find(({ kind }) => kind !== 'scalar');
    if (odd === undefined) continue;
    // A template without quotes is reported for the whole document elsewhere.
    if (findUnquotedTemplate(odd) === undefined) {
      const found = odd.kind === 'list' ? 'a list' : 'a mapping';
      reading.note(diagnose('auth-value-malformed', odd.at, { field: key.text, found }));
    }
    return makeUnknown(odd.at);
  }
  for (const field of credentialKeys.get(type?.text ?? '') ?? []) {
    if (node.entries.has(field)) continue;
    const misspelt = [...node.entries.values()].find(
      ({ key }) => !knownKeys.has(key.text) && findNearestKey(key.text, [field]) !== undefined,
    );
    if (misspelt === undefined) continue;
    reading.note(diagnose('auth-key-misspelt', misspelt.key.at, { found: misspelt.key.text, meant: field }));
    return makeUnknown(misspelt.key.at);
  }
  return undefined;
}

/** Keys with several values: a list, a mapping, or a list of mappings. */
const severalValues: ReadonlySet<string> = new Set(['headers', 'parameters', 'scopes']);

const listValues = (node: SourceNode): readonly SourceNode[] => {
  if (node.kind === 'scalar' || findUnquotedTemplate(node) !== undefined) return [node];
  const inside = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value);
  return inside.flatMap((item) => (item.kind === 'map' && node.kind === 'list' ? listValues(item) : [item]));
};

/** The keys of a credential, by the type of the authentication. */
const credentialKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ['bearer', ['token']],
  ['basic', ['username', 'password']],
  ['digest', ['username', 'password']],
  ['apikey', ['key', 'value', 'placement']],
  ['apiKey', ['key', 'value', 'placement']],
  ['oauth2', ['authorizationServerUri', 'resource', 'audience', 'scopes', 'tokenEndpoint', 'tokenValidation']],
]);

/** The keys of any type of authentication. */
const knownKeys: ReadonlySet<string> = new Set(
  (['basic', 'digest', 'bearer', 'apikey', 'oauth2'] as const).flatMap((kind) => [
    ...Object.keys(objectKinds[kind].keys),
    ...objectKinds[kind].tolerated,
  ]),
);
