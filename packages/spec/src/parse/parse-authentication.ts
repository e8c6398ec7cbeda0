import { diagnose } from '../diagnostic/diagnostic.js';
import { findNearestName } from '../diagnostic/nearest-name.js';
import type { Text } from '../diagnostic/origin.js';
import { keyPlacements, type ApiKey, type Authentication, type KeyPlacement } from '../document/authentication.js';
import { findChild, type SourceNode } from '../source/source-node.js';
import { isExtension, listKnownTypes } from '../document/type-names.js';
import { findFault } from './invalid-authentication.js';
import { parseItems, mapAt, textAt, textOf, textsAt, type Reading } from './field.js';

/**
 * `authentication` of a consumes or exposes entry, with the spellings of specification 06, section 4.7, A1 to A8.
 */
export function parseAuthentication(parent: SourceNode, reading: Reading): Authentication | undefined {
  const malformed = findMalformed(parent, reading);
  if (malformed !== undefined) return malformed;
  const spelled = mapAt(parent, 'authentication');
  const node = spelled ?? mapAt(parent, 'auth');
  if (node === undefined) return findMisspelt(parent, reading);
  const type = textAt(node, 'type');
  if (type !== undefined && isExtension('authentication', type.text, reading.extensions)) {
    return { type: 'extension', name: type, sourceNode: node, at: node.at };
  }
  const invalid = findFault(node, type, reading);
  if (invalid !== undefined) return invalid;
  const aliases: string[] = spelled === undefined ? ['auth'] : [];
  const parsed = parseScheme(node, type, aliases, reading);
  const odd = parsed.type === 'apikey' ? parsed.keys.find(({ placement }) => !isInSchema(placement)) : undefined;
  if (odd !== undefined) reading.note(diagnose('auth-placement-nonstandard', node.at, { placement: odd.placement }));
  // All alternative spellings of one object are one diagnostic, because they have one cause.
  if (aliases.length > 0 && parsed.type !== 'unknown' && parsed.type !== 'extension') {
    reading.note(diagnose('auth-alias-field', node.at, { found: aliases, read: readAs(parsed) }));
  }
  return parsed;
}

/** A list or a string is not a usable authentication; an empty field, `false` or `none` means no authentication. */
function findMalformed(parent: SourceNode, reading: Reading): Authentication | undefined {
  for (const field of ['authentication', 'auth']) {
    const node = findChild(parent, field);
    if (node === undefined || node.kind === 'map' || isNone(node)) continue;
    reading.note(diagnose('auth-malformed', node.at, { field }));
    return { type: 'unknown', name: { text: field, at: node.at }, at: node.at };
  }
  return undefined;
}

const isNone = (node: SourceNode): boolean =>
  node.kind === 'scalar' && (node.value === null || /^(?:none|false|no)$/i.test(String(node.value)));

/** A misspelt `authentication` is an error: a typing mistake must not remove the protection. */
function findMisspelt(parent: SourceNode, reading: Reading): Authentication | undefined {
  if (parent.kind !== 'map') return undefined;
  for (const { key } of parent.entries.values()) {
    if (key.text === 'authentication' || findNearestName(key.text, ['authentication']) === undefined) continue;
    reading.note(diagnose('auth-misspelt', key.at, { found: key.text }));
    return { type: 'unknown', name: key, at: key.at };
  }
  return undefined;
}

function parseScheme(
  node: SourceNode,
  type: Text | undefined,
  aliases: string[],
  { extensions }: Reading,
): Authentication {
  const at = node.at;
  switch (type?.text) {
    case 'bearer':
      return { type: 'bearer', token: textAt(node, 'token') ?? readAliased(node, 'value', aliases), at };
    case 'basic':
      return { type: 'basic', username: textAt(node, 'username'), password: textAt(node, 'password'), at };
    case 'digest':
      return { type: 'digest', username: textAt(node, 'username'), password: textAt(node, 'password'), at };
    case 'apikey':
      return { type: 'apikey', keys: keysOf(node, 'header', aliases), at };
    case 'apiKey':
    case 'header':
    case 'query':
      aliases.push(type.text);
      return { type: 'apikey', keys: keysOf(node, type.text === 'query' ? 'query' : 'header', aliases), at };
    case 'oauth2':
      return parseOAuth2(node);
    default:
      return {
        type: 'unknown',
        name: type ?? { text: '', at },
        known: listKnownTypes('authentication', extensions),
        at,
      };
  }
}

const parseOAuth2 = (node: SourceNode): Authentication => ({
  type: 'oauth2',
  authorizationServerUri: textAt(node, 'authorizationServerUri'),
  resource: textAt(node, 'resource'),
  scopes: textsAt(node, 'scopes').map(({ text }) => text),
  audience: textAt(node, 'audience'),
  tokenEndpoint: textAt(node, 'tokenEndpoint'),
  tokenValidation: textAt(node, 'tokenValidation')?.text === 'introspection' ? 'introspection' : 'jwks',
  at: node.at,
});

/** The key, or the several keys of `headers` (or `parameters`). */
function keysOf(node: SourceNode, fallback: KeyPlacement, aliases: string[]): readonly ApiKey[] {
  for (const [field, placement] of [
    ['headers', 'header'],
    ['parameters', 'query'],
  ] as const) {
    const several = readPairs(node, field);
    if (several.length > 0) {
      aliases.push(field);
      return several.map(({ key, value }) => ({ placement, key, value }));
    }
  }
  const header = textAt(node, 'header');
  if (header !== undefined) {
    aliases.push('header');
    return [{ placement: 'header', key: header, value: valueOf(node, aliases, ['token', 'key']) }];
  }
  const key = textAt(node, 'key') ?? readAliased(node, 'name', aliases);
  if (key === undefined) return [];
  const placement = textAt(node, 'placement') ?? readAliased(node, 'in', aliases);
  return [
    {
      placement: keyPlacements.find((known) => known === placement?.text) ?? fallback,
      key,
      value: valueOf(node, aliases, ['token']),
    },
  ];
}

function valueOf(node: SourceNode, aliases: string[], others: readonly string[]): Text | undefined {
  const value = textAt(node, 'value');
  if (value !== undefined) return value;
  for (const key of others) {
    const found = readAliased(node, key, aliases);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readAliased(node: SourceNode, key: string, aliases: string[]): Text | undefined {
  const text = textAt(node, key);
  if (text !== undefined) aliases.push(key);
  return text;
}

/** `{H: v}` or `[{key, value}]`. */
function readPairs(node: SourceNode, key: string): readonly { readonly key: Text; readonly value: Text | undefined }[] {
  const value = findChild(node, key);
  if (value?.kind === 'map')
    return [...value.entries.values()].map((entry) => ({ key: entry.key, value: textOf(entry.value) }));
  return parseItems(node, key, (item) => {
    const name = textAt(item, 'key') ?? textAt(item, 'name');
    return name === undefined ? [] : [{ key: name, value: textAt(item, 'value') }];
  });
}

const isInSchema = (placement: KeyPlacement): boolean => placement === 'header' || placement === 'query';

const readAs = (authentication: Authentication): string =>
  authentication.type === 'apikey'
    ? `apikey with key, value, placement ${[...new Set(authentication.keys.map(({ placement }) => placement))].join(' and ')}`
    : authentication.type;
