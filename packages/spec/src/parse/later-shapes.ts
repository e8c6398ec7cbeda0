import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import { child, type SourceNode } from '../source/source-node.js';

type Kind = keyof typeof lists;

/** The lists of each object, and what their entries are; later versions of the format write them as mappings by name. */
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

/** A mapping where this version takes a list, and the diagnostic that says so. */
export interface LaterShape {
  readonly key: string;
  readonly reason: Diagnostic;
}

/** Finds the mappings where this version of the format takes lists, in the order of the document. */
export function findLaterShapes(root: SourceNode): readonly LaterShape[] {
  const found: LaterShape[] = [];
  visit(root, 'document');
  const capability = child(root, 'capability');
  if (capability !== undefined) visit(capability, 'capability');
  return found;

  function visit(node: SourceNode, kind: Kind): void {
    for (const [key, entries] of Object.entries(lists[kind]) as [string, Kind][]) {
      const value = child(node, key);
      if (value?.kind === 'list') for (const item of value.items) visit(item, entries);
      if (value?.kind === 'map') {
        found.push({ key, reason: diagnose('list-as-map', value.at, { key }) });
        for (const entry of value.entries.values()) visit(entry.value, entries);
      }
    }
    const groups = kind === 'expose' ? child(node, 'groups') : undefined;
    if (groups !== undefined) found.push({ key: 'groups', reason: diagnose('skill-groups', groups.at, {}) });
  }
}

/** The diagnostic for a list of a node that is written as a mapping; `undefined` for any other value. */
export function listAsMap(node: SourceNode, key: string): Diagnostic | undefined {
  const value = child(node, key);
  return value?.kind === 'map' ? diagnose('list-as-map', value.at, { key }) : undefined;
}
