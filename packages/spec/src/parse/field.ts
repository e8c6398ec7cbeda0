import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { diagnose } from '../diagnostic/diagnostic.js';
import type { Text } from '../diagnostic/origin.js';
import type { Content, ContentEntry } from '../document/content.js';
import type { TypeNames } from '../document/type-names.js';
import { findChild, sourceTextOf, type SourceNode } from '../source/source-node.js';

/**
 * What the parsers of one document share. Reading is tolerant, because existing documents must run where possible: a value
 * of the wrong kind counts as absent. The check against the published schema reports it.
 */
export interface Reading {
  /** `Document.conformant`. */
  readonly conformant: boolean;
  /** The types that plug-ins serve. Their blocks are not parsed here. */
  readonly extensions: TypeNames;
  /** Adds a diagnostic to those of the document. */
  note(diagnostic: Diagnostic): void;
}

/** A string; a number or boolean gives its source text. */
export function textOf(node: SourceNode | undefined): Text | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return { text: sourceTextOf(node), at: node.at };
}

/** The string under a key. */
export const textAt = (node: SourceNode, key: string): Text | undefined => textOf(findChild(node, key));

/** The string under a key, when it is not blank. */
export function filledTextAt(node: SourceNode, key: string): Text | undefined {
  const text = textAt(node, key);
  return text === undefined || text.text.trim() === '' ? undefined : text;
}

export const plainTextAt = (node: SourceNode, key: string): string | undefined => textAt(node, key)?.text;

export function flagAt(node: SourceNode, key: string): boolean | undefined {
  const value = findChild(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : undefined;
}

export function numberAt(node: SourceNode, key: string): number | undefined {
  const value = findChild(node, key);
  if (value?.kind !== 'scalar') return undefined;
  if (typeof value.value === 'number') return value.value;
  return typeof value.value === 'string' && /^\d+$/.test(value.value) ? Number(value.value) : undefined;
}

/** The items of a list; empty for anything else, null included. */
export function itemsAt(node: SourceNode, key: string): readonly SourceNode[] {
  const value = findChild(node, key);
  return value?.kind === 'list' ? value.items : [];
}

/**
 * What `parse` makes of the items of a list. Copied, because `flatMap` leaves room for sixteen more in every result, which
 * lives as long as the document.
 */
export function parseItems<T>(
  node: SourceNode,
  key: string,
  parse: (item: SourceNode) => T | readonly T[],
): readonly T[] {
  const items = itemsAt(node, key);
  return items.length === 0 ? none : items.flatMap(parse).slice();
}

const none: readonly never[] = [];

/** The mapping under a key; anything else counts as absent. */
export function mapAt(node: SourceNode, key: string): SourceNode | undefined {
  const value = findChild(node, key);
  return value?.kind === 'map' ? value : undefined;
}

/** The strings of a list; other items are omitted. A single string is a list of one. */
export function textsAt(node: SourceNode, key: string): readonly Text[] {
  const single = textAt(node, key);
  if (single !== undefined) return [single];
  return parseItems(node, key, (item) => textOf(item) ?? []);
}

/** A value that may contain templates. */
export function contentOf(node: SourceNode): Content {
  if (node.kind === 'list') return { kind: 'list', items: node.items.map(contentOf), at: node.at };
  if (node.kind === 'map') return { kind: 'map', entries: entriesOf(node), at: node.at };
  if (typeof node.value === 'string') return { kind: 'text', text: node.value, at: node.at };
  const { value, sourceText, at } = node;
  return sourceText === undefined ? { kind: 'constant', value, at } : { kind: 'constant', value, sourceText, at };
}

export function contentAt(node: SourceNode, key: string): Content | undefined {
  const value = findChild(node, key);
  return value === undefined || (value.kind === 'scalar' && value.value === null) ? undefined : contentOf(value);
}

const entriesOf = (node: SourceNode): readonly ContentEntry[] =>
  node.kind === 'map' ? [...node.entries.values()].map(({ key, value }) => ({ key, value: contentOf(value) })) : [];

/** `with`: entries in document order. Null means absent, and is reported. */
export function withAt(node: SourceNode, reading: Reading): readonly ContentEntry[] {
  const value = mapAt(node, 'with');
  if (value === undefined) return [];
  return entriesOf(value).filter(({ key, value: content }) => {
    const absent = content.kind === 'constant' && content.value === null;
    if (absent) reading.note(diagnose('with-invalid', content.at, { key: key.text }));
    return !absent;
  });
}

/** The value under a key when it is one of the given words. */
export const wordAt = <Word extends string>(
  node: SourceNode,
  key: string,
  words: readonly Word[],
): Word | undefined => {
  const text = plainTextAt(node, key);
  return words.find((word) => word === text);
};

/** A default for a string that the document lacks, with the origin of the node. */
export const makeDefaultText = (text: string, node: SourceNode): Text => ({ text, at: node.at });
