import { diagnose } from '../diagnostic/diagnostic.js';
import { faulty, sound, type Checked } from '../diagnostic/checked.js';
import type { Text } from '../diagnostic/origin.js';
import { child, writtenText, type SourceNode } from '../source/source-node.js';

/** The version of the format this runtime reads. */
export const formatVersion = '1.0.0-alpha2';

/**
 * The version a document says it is written in, or what it looks like instead.
 *
 * 1.0.0-alpha1 is read as alpha2 with a warning. Source: specification 05, section E; 06, D1 and D2.
 */
export function recogniseVersion(root: SourceNode): Checked<Text> {
  if (root.kind !== 'map') return faulty(diagnose('not-naftiko', root.at, { found: [], looksLike: undefined }));
  const later = child(root, 'ikanos');
  if (later !== undefined) {
    const value = later.kind === 'scalar' ? ` (${String(later.value)})` : '';
    const looksLike = `a document of the later Ikanos format${value}: its lists are maps, "label" is "display", "functions" are "flows"`;
    return faulty(diagnose('not-naftiko', later.at, { found: [], looksLike }));
  }
  const node = child(root, 'naftiko');
  if (node?.kind !== 'scalar' || (typeof node.value !== 'string' && typeof node.value !== 'number')) {
    return faulty(diagnose('not-naftiko', root.at, { found: [...root.entries.keys()], looksLike: undefined }));
  }
  const version: Text = { text: writtenText(node), at: node.at };
  if (version.text === formatVersion) return sound(version);
  if (version.text === '1.0.0-alpha1')
    return sound(version, [diagnose('version-other', node.at, { version: version.text })]);
  const old = typeof node.value === 'number' || version.text.startsWith('0.');
  const differences = old
    ? 'In those days "externalRefs" stood where "binds" stands now.'
    : 'Later versions have the root key "ikanos", maps instead of lists, "display" for "label" and "flows" for "functions".';
  return faulty(diagnose('version-unsupported', node.at, { version: version.text, differences }));
}
