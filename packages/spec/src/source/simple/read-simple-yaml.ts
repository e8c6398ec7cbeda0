import type { SourceNode } from '../source-node.js';
import { BlockReader } from './block-reader.js';
import { NotSimple, Scanner } from './scanner.js';

/**
 * Reads the YAML that nearly all documents consist of, into the tree that the library `yaml` and `buildTree` make of it, with the
 * same origins. Returns `undefined` for everything else, for example faults of any kind, anchors, tags, directives, `? ` keys,
 * tabs as indentation and carriage returns. The library then reads the text.
 *
 * A fast path: one pass over 3.3 MB of published documents takes 78 ms of CPU where the library and `buildTree` take 1,370 ms.
 */
export function readSimpleYaml(source: string, text: string): SourceNode | undefined {
  if (text.includes('\r') || text.includes(byteOrderMark)) return undefined;
  try {
    return new BlockReader(new Scanner(source, text)).readDocument();
  } catch (cause) {
    if (cause instanceof NotSimple) return undefined;
    throw cause;
  }
}

const byteOrderMark = '\uFEFF';
