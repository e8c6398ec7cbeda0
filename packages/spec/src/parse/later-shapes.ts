import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import { isExtension, type TypedBlock, type TypeNames } from '../document/type-names.js';
import { findChild, type SourceNode } from '../source/source-node.js';
import { plainTextAt } from './field.js';

type Kind = keyof typeof lists;

/** The lists of each object with the kind of their entries; later versions of the format write them as mappings by name. */
const lists = {
  document: { consumes: 'consume' },
  capability: { consumes: 'consume', exposes: 'expose', aggregates: 'aggregate' },
  consume: { inputParameters: 'entry', resources: 'consumedResource' },
  consumedResource: { inputParameters: 'entry', operations: 'consumedOperation' },
  consumedOperation: { inputParameters: 'entry', outputParameters: 'entry' },
  expose: { resources: 'exposedResource', tools: 'unit', prompts: 'prompt', skills: 'skill' },
  exposedResource: { inputParameters: 'entry', operations: 'unit', steps: 'entry', outputParameters: 'entry' },
  unit: { inputParameters: 'entry', outputParameters: 'entry', steps: 'entry', mappings: 'entry' },
  aggregate: { functions: 'unit' },
  prompt: { arguments: 'entry', template: 'entry' },
  skill: { tools: 'entry' },
  entry: {},
} as const;

/** A value that is not a list, where this version of the format requires one. */
export interface LaterShape {
  readonly key: string;
  /**
   * Whether it is a mapping, which later versions of the format allow there. A string is a mistake in every version.
   */
  readonly isLater: boolean;
  readonly reason: Diagnostic;
}

/** Finds values of another kind where this version takes lists of mappings, in document order. */
export function findLaterShapes(root: SourceNode, extensions: TypeNames): readonly LaterShape[] {
  const found: LaterShape[] = [];
  visit(root, 'document');
  const capability = findChild(root, 'capability');
  if (capability !== undefined) visit(capability, 'capability');
  return found;

  function visitItem(item: SourceNode, key: string, kind: Kind): void {
    visit(item, kind);
    // The parsers report other entries that are not mappings.
    if (item.kind !== 'scalar' || item.value === null || notedByParsers.has(key)) return;
    found.push({ key, isLater: false, reason: diagnose('list-entry-text', item.at, { key }) });
  }

  function visit(node: SourceNode, kind: Kind): void {
    const typed = typedBlocks[kind];
    // Only the plug-in knows the fields of such a block.
    if (typed !== undefined && isExtension(typed, plainTextAt(node, 'type'), extensions)) return;
    for (const [key, entries] of Object.entries(lists[kind]) as [string, Kind][]) {
      const value = findChild(node, key);
      if (value?.kind === 'list') for (const item of value.items) visitItem(item, key, entries);
      const reason = listAsMap(node, key) ?? listAsText(node, key);
      if (reason !== undefined) found.push({ key, isLater: value?.kind === 'map', reason });
      if (value?.kind === 'map') for (const entry of value.entries.values()) visit(entry.value, entries);
    }
    const groups = kind === 'expose' ? findChild(node, 'groups') : undefined;
    if (groups !== undefined)
      found.push({ key: 'groups', isLater: true, reason: diagnose('skill-groups', groups.at, {}) });
  }
}

/** The diagnostic for a list of a node that is written as a mapping; `undefined` for any other value. */
export function listAsMap(node: SourceNode, key: string): Diagnostic | undefined {
  const value = findChild(node, key);
  if (value?.kind !== 'map') return undefined;
  const [first] = value.entries.keys();
  return diagnose('list-as-map', value.at, { key, first });
}

function listAsText(node: SourceNode, key: string): Diagnostic | undefined {
  const value = findChild(node, key);
  return value?.kind === 'scalar' && value.value !== null ? diagnose('list-as-text', value.at, { key }) : undefined;
}

const typedBlocks: Readonly<Partial<Record<Kind, TypedBlock>>> = { consume: 'consumes', expose: 'exposes' };

const notedByParsers: ReadonlySet<string> = new Set(['exposes', 'resources', 'operations', 'steps']);
