import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import { valid, invalid, type Checked } from '../diagnostic/checked.js';
import type { ImportedConsume } from '../document/consume.js';
import type { Document, Info } from '../document/document.js';
import type { TypeNames } from '../document/type-names.js';
import type { KeptTree } from '../source/kept-tree.js';
import { findChild, type SourceNode } from '../source/source-node.js';
import { itemsAt, mapAt, plainTextAt, makeDefaultText, textAt, textOf, textsAt, type Reading } from './field.js';
import { parseAggregates } from './parse-aggregate.js';
import { parseBinds } from './parse-bind.js';
import { parseConsumes } from './parse-consume.js';
import { findLaterShapes } from './later-shapes.js';
import { parseExposes } from './parse-expose.js';
import { recogniseVersion } from './recognise-version.js';

/**
 * Reads the specified format and the other spellings that existing documents have. Fails only for a text that is not a
 * Naftiko document; any other invalid part is reported at its place and omitted. `conformant` says whether the
 * published schema accepts the document, `extensions` which types belong to plug-ins.
 */
export function parseDocument(tree: KeptTree, conformant: boolean, extensions: TypeNames): Checked<Document> {
  const { root } = tree;
  const version = recogniseVersion(root, extensions);
  if (!version.ok) return version;
  const diagnostics: Diagnostic[] = [...version.diagnostics];
  const reading: Reading = { conformant, extensions, note: (diagnostic) => diagnostics.push(diagnostic) };

  for (const { reason } of findLaterShapes(root, extensions)) reading.note(reason);

  const capability = mapAt(root, 'capability');
  const shared = capability === undefined && findChild(root, 'consumes')?.kind === 'list';
  if (capability === undefined && !shared) {
    const found = root.kind === 'map' ? [...root.entries.keys()] : [];
    return invalid(...diagnostics, diagnose('no-capability', root.at, { found }));
  }
  const body = capability ?? root;
  const exposes = capability === undefined ? [] : parseExposes(capability, reading);
  if (capability !== undefined && exposes.length === 0 && !conformant) {
    reading.note(diagnose('no-exposes', capability.at, {}));
  }
  noteUnknownSections(root, capability, reading);

  const document: Document = {
    version: version.value,
    kind: shared ? 'consumes' : 'capability',
    info: parseInfo(mapAt(root, 'info')),
    binds: [...parseBinds(root), ...(capability === undefined ? [] : parseBinds(capability))],
    consumes: [...parseConsumes(body, reading, tree), ...readLooseImports(root, capability)],
    aggregates: capability === undefined ? [] : parseAggregates(capability, reading),
    exposes,
    conformant,
    extensions,
    at: root.at,
  };
  return valid(document, diagnostics);
}

const parseInfo = (node: SourceNode | undefined): Info => ({
  label: node && (plainTextAt(node, 'label') ?? plainTextAt(node, 'title') ?? plainTextAt(node, 'name')),
  description: node && plainTextAt(node, 'description'),
  tags: node === undefined ? [] : textsAt(node, 'tags').map(({ text }) => text),
});

/** Reports top-level sections that the format does not have (specification 06, D7). */
function noteUnknownSections(root: SourceNode, capability: SourceNode | undefined, reading: Reading): void {
  const suspects = [
    ...['servers', 'tools'].map((key) => [key, findChild(root, key)] as const),
    ...['workflow', 'tools'].map((key) => [key, findChild(capability, key)] as const),
  ];
  for (const [key, node] of suspects) {
    if (node !== undefined) reading.note(diagnose('unknown-section', node.at, { key }));
  }
}

/** `import`, `imports`, `capability.imports`: lists of files, which some existing documents have (specification 06, D6). */
const readLooseImports = (root: SourceNode, capability: SourceNode | undefined): readonly ImportedConsume[] =>
  [
    [root, 'import'],
    [root, 'imports'],
    [capability ?? root, 'imports'],
  ].flatMap(([parent, key], index) => {
    if (index === 2 && capability === undefined) return [];
    const section = findChild(parent as SourceNode, key as string);
    if (section === undefined) return [];
    const items = section.kind === 'list' ? itemsAt(parent as SourceNode, key as string) : [section];
    return items.map((item): ImportedConsume => ({
      type: 'import',
      location: textOf(item) ?? textAt(item, 'location') ?? textAt(item, 'url') ?? makeDefaultText('', item),
      import: textAt(item, 'namespace') ?? textAt(item, 'name'),
      as: undefined,
      sourceNode: item,
      at: section.at,
    }));
  });
