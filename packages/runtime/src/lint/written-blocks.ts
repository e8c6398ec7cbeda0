import { findChild, itemsAt, plainTextAt, type SourceNode } from '@naftiko/spec';

/** The blocks of a document as they are written. */
export interface WrittenBlocks {
  /** The entries of `consumes` at the root and in `capability`, including imports. */
  readonly consumes: readonly SourceNode[];
  readonly binds: readonly SourceNode[];
  readonly aggregates: readonly SourceNode[];
  readonly rest: readonly SourceNode[];
  readonly mcp: readonly SourceNode[];
  readonly skill: readonly SourceNode[];
  readonly control: readonly SourceNode[];
  readonly exposes: readonly SourceNode[];
}

export function findWrittenBlocks(root: SourceNode): WrittenBlocks {
  const capability = findChild(root, 'capability') ?? root;
  const both = (key: string): readonly SourceNode[] =>
    capability === root ? itemsAt(root, key) : [...itemsAt(root, key), ...itemsAt(capability, key)];
  const exposes = itemsAt(capability, 'exposes');
  const ofType = (type: string): readonly SourceNode[] =>
    exposes.filter((expose) => plainTextAt(expose, 'type') === type);
  return {
    consumes: both('consumes'),
    binds: both('binds'),
    aggregates: itemsAt(capability, 'aggregates'),
    exposes,
    rest: ofType('rest'),
    mcp: ofType('mcp'),
    skill: ofType('skill'),
    control: ofType('control'),
  };
}

/** The items of a list in each block. */
export const itemsOf = (blocks: readonly SourceNode[], key: string): readonly SourceNode[] =>
  blocks.flatMap((block) => itemsAt(block, key));

/** Whether a value is absent or empty. Null, `""`, `0` and `false` are empty; an empty list or mapping is not. */
export function isMissing(node: SourceNode, key: string): boolean {
  const value = findChild(node, key);
  if (value?.kind !== 'scalar') return value === undefined;
  return typeof value.value === 'string' ? value.value.trim() === '' : !value.value;
}
