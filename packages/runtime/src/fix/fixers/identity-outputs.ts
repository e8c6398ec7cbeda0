import { findChild, type MapNode, type SourceNode } from '@naftiko/spec';
import { listAt, listConsumes, listUnits, mapsAt, stringAt } from '../blocks.js';
import { removeEntry } from '../edit/entry-edits.js';
import type { Fixer } from '../fixer.js';

/** Removes outputs that pass on the whole answer: without outputs a call does the same. */
export const identityOutputs: Fixer = {
  code: 'identity-output',
  summary: 'removed outputs that pass on the whole answer, as a call without outputs does',
  find: (site) =>
    listUnits(site.root).map((node) => {
      const outputs = listAt(node, 'outputParameters');
      if (outputs === undefined || outputs.items.length === 0 || !outputs.items.every(isIdentity)) return undefined;
      if (!isPassedOn(stringAt(node, 'call'), site.root)) return undefined;
      const edits = removeEntry(site.layout, node, 'outputParameters');
      return edits && { at: outputs.at, message: `the outputs of a call of "${stringAt(node, 'call')}"`, edits };
    }),
};

const isIdentity = (output: SourceNode): boolean =>
  output.kind === 'map' &&
  /^\$\.?$/.test(stringAt(output, 'mapping') ?? '') &&
  [...output.entries.keys()].every((key) => key === 'type' || key === 'mapping') &&
  findChild(output, 'type') !== undefined;

/**
 * Whether the answers of a called operation are JSON, or passed on undecoded: those of another format are converted by
 * an output. An operation without a `call` that is found is not judged.
 */
function isPassedOn(call: string | undefined, root: SourceNode): boolean {
  const operations = listConsumes(root).flatMap((block) =>
    mapsAt(block, 'resources').flatMap((resource) =>
      mapsAt(resource, 'operations').flatMap((operation) => (nameOf(block, operation) === call ? [operation] : [])),
    ),
  );
  return operations.length > 0 && operations.every((one) => passedOn.has(stringAt(one, 'outputRawFormat') ?? 'json'));
}

const nameOf = (block: MapNode, operation: MapNode): string =>
  `${stringAt(block, 'namespace') ?? ''}.${stringAt(operation, 'name') ?? stringAt(operation, 'id') ?? ''}`;

const passedOn: ReadonlySet<string> = new Set(['json', 'text', 'binary']);
