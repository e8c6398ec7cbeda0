import { isFormatType } from '@naftiko/spec';
import type { LoadPlugins, RegisteredTypes } from '../plan/plugins.js';
import type { Extension } from './extension.js';

type Kind = keyof RegisteredTypes;
type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of a plug-in of each kind: the field with the type or types that it serves (`word`), and its functions.
 */
const shapes: Readonly<Record<Kind, { readonly word: string; readonly functions: readonly string[] }>> = {
  exposes: { word: 'type', functions: ['plan'] },
  consumes: { word: 'type', functions: ['plan'] },
  // `signer` and `verifier` are checked below: a scheme needs only one of them.
  auth: { word: 'type', functions: [] },
  encoders: { word: 'types', functions: ['prepare'] },
  decoders: { word: 'format', functions: ['prepare'] },
  binds: { word: 'scheme', functions: ['load'] },
  scripts: { word: 'language', functions: ['open'] },
};

/** Kinds whose types must be in lower case. */
const lowerCaseKinds: ReadonlySet<Kind> = new Set(['decoders', 'scripts']);

const kinds = Object.keys(shapes) as readonly Kind[];

/** The problems of a value that cannot be added to the plug-ins of `base`: sentences that name the field. */
export function findExtensionProblems(base: LoadPlugins, value: unknown): readonly string[] {
  if (!isFields(value)) return ['The plug-in is not an object; it has lists such as "exposes" or "decoders".'];
  const unknown = Object.keys(value).filter((key) => !kinds.some((kind) => kind === key));
  if (unknown.length > 0) {
    return unknown.map((key) => `"${key}" is not a kind of plug-in. The kinds are: ${kinds.join(', ')}.`);
  }
  const malformed = kinds.flatMap((kind) => findMalformed(kind, value[kind]));
  if (malformed.length > 0) return malformed;
  return kinds.every((kind) => listOf(value, kind).length === 0)
    ? [`The plug-in has no entries. It can have lists with the names: ${kinds.join(', ')}.`]
    : kinds.flatMap((kind) => findTaken(kind, base, listOf(value, kind)));
}

/** The types that are served when a valid extension is added. */
export function listRegistered({ registered }: LoadPlugins, extension: Extension): RegisteredTypes {
  const words = (kind: Kind): readonly string[] => [
    ...(registered?.[kind] ?? []),
    ...listOf(extension, kind).flatMap((plugin) => wordsOf(kind, plugin)),
  ];
  return {
    exposes: words('exposes'),
    consumes: words('consumes'),
    auth: words('auth'),
    encoders: words('encoders'),
    decoders: words('decoders'),
    binds: words('binds'),
    scripts: words('scripts'),
  };
}

function findMalformed(kind: Kind, list: unknown): readonly string[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [`"${kind}" is not a list.`];
  return list.flatMap((plugin: unknown, index) => {
    const place = `${kind}[${index}]`;
    if (!isFields(plugin)) return [`"${place}" is not an object.`];
    const { word, functions } = shapes[kind];
    const words = wordsOf(kind, plugin);
    const isWorded = words.length > 0 && words.every((one) => typeof one === 'string' && one.trim() !== '');
    const wanted = word === 'types' ? 'a list of texts' : 'a text';
    const isFolded = isWorded && (!lowerCaseKinds.has(kind) || words.every((one) => one === one.toLowerCase()));
    const isOneSided = kind === 'auth' && !isFunction(plugin['signer']) && !isFunction(plugin['verifier']);
    return [
      ...(isWorded ? [] : [`"${place}.${word}" is not ${wanted}.`]),
      ...(!isWorded || isFolded ? [] : [`"${place}.${word}" is not in lower case.`]),
      ...functions.filter((name) => !isFunction(plugin[name])).map((name) => `"${place}.${name}" is not a function.`),
      ...(isOneSided ? [`"${place}" has neither a function "signer" nor a function "verifier".`] : []),
    ];
  });
}

/** Finds types that are already served, including types that two of the new plug-ins share. */
function findTaken(kind: Kind, { registered }: LoadPlugins, plugins: readonly Fields[]): readonly string[] {
  const taken = new Set(registered?.[kind]);
  return plugins.flatMap((plugin, index) =>
    wordsOf(kind, plugin).flatMap((word) => {
      if (!taken.has(word) && !isReserved(kind, word)) {
        taken.add(word);
        return [];
      }
      return [`"${kind}[${index}]" is for "${word}", which is already served. Choose another name for it.`];
    }),
  );
}

const isReserved = (kind: Kind, word: string): boolean => {
  if (kind === 'exposes' || kind === 'consumes') return isFormatType(kind, word);
  if (kind === 'auth') return isFormatType('authentication', word);
  return kind === 'encoders' && isFormatType('bodies', word);
};

const wordsOf = (kind: Kind, plugin: Fields): readonly string[] => {
  const word = plugin[shapes[kind].word];
  // The type of each word is checked before it is used.
  return (Array.isArray(word) === (kind === 'encoders') ? [word].flat() : []) as readonly string[];
};

const listOf = (value: object, kind: Kind): readonly Fields[] =>
  ((value as Fields)[kind] as readonly Fields[] | undefined) ?? [];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFunction = (value: unknown): boolean => typeof value === 'function';
