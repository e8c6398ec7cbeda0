import { findAdvice, spellingOf } from '../conformance/field-advice.js';
import { measureDistance, findNearestName } from '../diagnostic/nearest-name.js';
import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import { isExtension, listKnownTypes, type TypedBlock, type TypeNames } from '../document/type-names.js';
import { findChild, type Entry, type MapNode, type SourceNode } from '../source/source-node.js';
import { objectKinds } from './object-kinds.js';
import type { KindName, ObjectKind, Shape } from './object-kind.js';

/**
 * Keys that are misspelt or on the wrong object, and scalars of a type that their key does not accept.
 *
 * Such a part of a document has no effect and is reported at its line. Keys that many existing documents have are not
 * reported here but as differences from the published schema; blocks of plug-ins are not checked.
 */
export function checkSpelling(root: SourceNode, extensions: TypeNames): readonly Diagnostic[] {
  if (root.kind !== 'map' || !looksLikeDocument(root)) return [];
  const findings: Findings = { found: [], extensions };
  checkObject(root, 'document', undefined, findings);
  return findings.found;
}

interface Findings {
  readonly found: Diagnostic[];
  readonly extensions: TypeNames;
}

/** Whether the check applies; keys of other YAML files are not reported. */
const looksLikeDocument = (root: MapNode): boolean =>
  root.entries.has('naftiko') || root.entries.has('capability') || findMisspeltRoot(root) !== undefined;

/** The key that is a misspelt `naftiko` or `capability`. */
function findMisspeltRoot(root: MapNode): string | undefined {
  const known = Object.keys(objectKinds.document.keys);
  return [...root.entries.keys()].find((key) => /^(?:naftiko|capability)$/.test(findNearestKey(key, known) ?? ''));
}

/** The known key nearest to a key: up to two letters different, or one where either has fewer than five letters. */
export function findNearestKey(key: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = 3;
  for (const candidate of known) {
    const limit = Math.min(key.length, candidate.length) < 5 ? 1 : 2;
    const distance = measureDistance(key, candidate, Math.min(limit + 1, least));
    if (distance <= limit && distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

function checkObject(node: MapNode, name: KindName, parent: ObjectKind | undefined, findings: Findings): void {
  const typed = typedBlocks[name];
  if (typed !== undefined && isExtension(typed, typeOf(node), findings.extensions)) {
    checkExtension(node, findings);
    return;
  }
  const { found } = findings;
  const kind = selectKind(node, name);
  const known = Object.keys(kind.keys);
  for (const { key, value } of node.entries.values()) {
    const shape = Object.hasOwn(kind.keys, key.text) ? kind.keys[key.text] : undefined;
    if (shape !== undefined) {
      checkValue(key.text, value, shape, kind, findings);
      continue;
    }
    if (isAuthentication(key.text) && !kind.tolerated.includes(key.text) && value.kind === 'map') {
      if (!Object.hasOwn(kind.keys, 'authentication'))
        found.push(diagnose('auth-misplaced', key.at, { object: kind.title }));
    }
    if (anywhere.has(key.text) || kind.tolerated.includes(key.text)) continue;
    const meant = findNearestKey(key.text, [...known, ...kind.tolerated, ...anywhere]);
    if (meant !== undefined) {
      const similar = node.entries.has(meant) ? { beside: meant } : { similar: meant };
      found.push(diagnose('key-unknown', key.at, { key: key.text, object: kind.title, ...similar }));
      // The value under the key may have mistakes too.
      const shapeMeant = Object.hasOwn(kind.keys, meant) ? kind.keys[meant] : undefined;
      if (shapeMeant !== undefined) checkValue(meant, value, shapeMeant, kind, findings);
      continue;
    }
    found.push(...reportMisplaced({ key, value }, kind, parent));
  }
}

const typedBlocks: Readonly<Partial<Record<KindName, TypedBlock>>> = {
  expose: 'exposes',
  consume: 'consumes',
  authentication: 'authentication',
  body: 'bodies',
};

/** Only the plug-in knows the keys of such a block; its `authentication` is checked as everywhere. */
function checkExtension(node: MapNode, findings: Findings): void {
  const authentication = findChild(node, 'authentication');
  if (authentication?.kind === 'map') checkObject(authentication, 'authentication', undefined, findings);
}

/** Whether a key is `authentication` or a misspelling of it. */
const isAuthentication = (key: string): boolean =>
  key === 'authentication' || key === 'auth' || findNearestKey(key, ['authentication']) !== undefined;

/** Keys that existing documents have on any object (specification 06, D5). */
const anywhere: ReadonlySet<string> = new Set(['label', 'description']);

/**
 * Reports an unknown key that belongs to the enclosing object or to an object inside this one. Other unknown keys are
 * not reported here.
 */
function reportMisplaced({ key }: Entry, kind: ObjectKind, parent: ObjectKind | undefined): readonly Diagnostic[] {
  const owner = [parent, ...childrenOf(kind)].find(
    (other) => other !== undefined && Object.hasOwn(other.keys, key.text),
  );
  if (owner === undefined) return [];
  const advice = findAdvice(kind.title, key.text);
  return [diagnose('key-misplaced', key.at, { key: key.text, object: kind.title, owner: owner.title, advice })];
}

function childrenOf(kind: ObjectKind): readonly ObjectKind[] {
  return Object.values(kind.keys).flatMap((shape) => {
    if (!('kind' in shape)) return [];
    const below = objectKinds[shape.kind];
    return [below, ...Object.values(below.byType ?? {}).map((name) => objectKinds[name])];
  });
}

/** The kind that `type` selects; without a `type`, a kind with the keys of all of them. */
function selectKind(node: MapNode, name: KindName): ObjectKind {
  const kind = objectKinds[name];
  if (name === 'consume') return isImport(node) ? objectKinds.import : kind;
  if (kind.byType === undefined) return kind;
  const type = typeOf(node);
  const chosen = type !== undefined && Object.hasOwn(kind.byType, type) ? kind.byType[type] : undefined;
  if (chosen !== undefined) return objectKinds[chosen];
  if (Object.keys(kind.keys).length > 0) return kind;
  const all = Object.values(kind.byType).map((each) => objectKinds[each]);
  return {
    title: kind.title,
    keys: Object.assign({}, ...all.map(({ keys }) => keys)) as ObjectKind['keys'],
    tolerated: all.flatMap(({ tolerated }) => tolerated),
  };
}

const isImport = ({ entries }: MapNode): boolean =>
  (entries.has('location') || entries.has('import')) && !entries.has('baseUri') && !entries.has('resources');

/** The type, under its key or under a misspelt one. */
function typeOf(node: MapNode): string | undefined {
  const value =
    findChild(node, 'type') ??
    [...node.entries.values()].find(({ key }) => findNearestKey(key.text, ['type']) === 'type')?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function checkValue(key: string, value: SourceNode, shape: Shape, owner: ObjectKind, findings: Findings): void {
  switch (shape.is) {
    case 'any':
      return;
    case 'flag':
    case 'number':
    case 'word':
      findings.found.push(...checkScalar(key, value, shape));
      return;
    case 'type': {
      const words = listKnownTypes(shape.of, findings.extensions);
      findings.found.push(...checkScalar(key, value, { is: 'word', words }));
      return;
    }
    case 'object':
      if (value.kind === 'map') checkObject(value, shape.kind, owner, findings);
      return;
    case 'list': {
      const items = value.kind === 'list' ? value.items : [];
      for (const item of items) if (item.kind === 'map') checkObject(item, shape.kind, owner, findings);
      return;
    }
    case 'map': {
      const entries = value.kind === 'map' ? [...value.entries.values()] : [];
      for (const entry of entries)
        if (entry.value.kind === 'map') checkObject(entry.value, shape.kind, owner, findings);
    }
  }
}

/** Reports a scalar that its key does not accept; a key without a value counts as absent. */
function checkScalar(
  key: string,
  node: SourceNode,
  shape: Exclude<Shape, { readonly kind: KindName } | { readonly is: 'type' }>,
): readonly Diagnostic[] {
  if (node.kind === 'scalar' && node.value === null) return [];
  const value = node.kind === 'scalar' ? node.value : undefined;
  const shown = value === undefined ? (node.kind === 'list' ? 'A list' : 'A mapping') : `"${String(value)}"`;
  if (shape.is === 'word') {
    if (typeof value === 'string' && shape.words.includes(value)) return [];
    return [
      diagnose('value-unknown', node.at, {
        key,
        shown,
        takes: shape.words,
        similar: findWordMeant(key, value, shape.words),
      }),
    ];
  }
  if (shape.is === 'flag') {
    if (typeof value === 'boolean') return [];
    return [diagnose('value-ignored', node.at, { key, shown, takes: 'true or false', write: findFlagMeant(value) })];
  }
  // A whole number in quotes is read as the number.
  if (typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))) return [];
  const write = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? value : undefined;
  return [diagnose('value-ignored', node.at, { key, shown, takes: 'a number', write })];
}

function findWordMeant(key: string, value: unknown, words: readonly string[]): string | undefined {
  if (typeof value !== 'string') return undefined;
  const spelled = spellings[value.toLowerCase()] ?? spellingOf(key, value);
  return spelled !== undefined && words.includes(spelled) ? spelled : findNearestName(value, words);
}

/** Names of types in programming languages, with the name in this format. */
const spellings: Readonly<Record<string, string>> = {
  ...{ int: 'integer', long: 'integer', float: 'number', double: 'number', decimal: 'number' },
  ...{ str: 'string', text: 'string', bool: 'boolean', list: 'array', map: 'object', dict: 'object', json: 'object' },
};

function findFlagMeant(value: unknown): string | undefined {
  if (value === 1 || (typeof value === 'string' && /^(?:true|yes|y|on|1)$/i.test(value.trim()))) return 'true';
  if (value === 0 || (typeof value === 'string' && /^(?:false|no|n|off|0)$/i.test(value.trim()))) return 'false';
  return undefined;
}
