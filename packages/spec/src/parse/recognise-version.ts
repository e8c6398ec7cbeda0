import { diagnose } from '../diagnostic/diagnostic.js';
import { invalid, valid, type Checked } from '../diagnostic/checked.js';
import type { Text } from '../diagnostic/origin.js';
import type { TypeNames } from '../document/type-names.js';
import { findChild, sourceTextOf, type SourceNode } from '../source/source-node.js';
import { findLaterShapes } from './later-shapes.js';

/** The version of the format this runtime reads. */
export const formatVersion = '1.0.0-alpha2';

/**
 * The version a document states, or a diagnostic that names the format it resembles.
 *
 * The shape of a document of another 1.0.0 version decides: with the lists of this version it is read as this version,
 * with a warning; with mappings in their place it is refused. Source: specification 05, section E; 06, D1 and D2.
 */
export function recogniseVersion(root: SourceNode, extensions: TypeNames): Checked<Text> {
  if (root.kind !== 'map') return invalid(diagnose('not-naftiko', root.at, { found: [], looksLike: undefined }));
  const renamed = findChild(root, 'ikanos');
  const node = findChild(root, 'naftiko') ?? renamed;
  if (node?.kind !== 'scalar' || (typeof node.value !== 'string' && typeof node.value !== 'number')) {
    return invalid(diagnose('not-naftiko', root.at, { found: [...root.entries.keys()], looksLike: undefined }));
  }
  const version: Text = { text: sourceTextOf(node), at: node.at };
  if (version.text === formatVersion && renamed === undefined) return valid(version);
  if (!isReleaseOf1.test(version.text)) {
    const isOld = typeof node.value === 'number' || version.text.startsWith('0.');
    const differences = isOld ? earlierDifferences : laterDifferences;
    return invalid(diagnose('version-unsupported', node.at, { version: version.text, differences }));
  }
  const shapes = [...new Set(findLaterShapes(root, extensions).flatMap(({ key, isLater }) => (isLater ? [key] : [])))];
  if (shapes.length > 0) return invalid(diagnose('version-later-shape', node.at, { version: version.text, shapes }));
  return valid(version, [diagnose('version-other', node.at, { version: version.text })]);
}

const isReleaseOf1 = /^v?1\.0\.0(?:-(?:alpha|beta|rc)\.?\d*)?$/i;

const earlierDifferences = 'Versions before 1.0.0 have "externalRefs" instead of "binds".';

const laterDifferences =
  'Later versions have the root key "ikanos", maps instead of lists, "display" for "label" and "flows" for "functions".';

/** The document with the supported version, so that only its shape is checked; the same root when it already has it. */
export function withFormatVersion(root: SourceNode): SourceNode {
  if (root.kind !== 'map') return root;
  const stated = root.entries.get('naftiko') ?? root.entries.get('ikanos');
  if (stated === undefined || stated.value.kind !== 'scalar') return root;
  if (stated.value.value === formatVersion && stated.key.text === 'naftiko') return root;
  const entries = new Map(root.entries);
  entries.delete('ikanos');
  const key = { ...stated.key, text: 'naftiko' };
  entries.set('naftiko', { key, value: { kind: 'scalar', value: formatVersion, at: stated.value.at } });
  return { ...root, entries };
}
