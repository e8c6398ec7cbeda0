import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml';
import { diagnose } from '../diagnostic/diagnostic.js';
import { faulty, sound, type Checked } from '../diagnostic/checked.js';
import type { Origin, Place, Text } from '../diagnostic/origin.js';
import { startOf } from '../diagnostic/origin.js';
import type { Entry, SourceNode } from './source-node.js';

/** Bounds that keep a hostile text from taking the process down. */
const limits = { characters: 8 * 1024 * 1024, values: 500_000, depth: 200 } as const;

/**
 * Reads one YAML 1.2 (core schema) document into a tree with places.
 *
 * A syntax error, a duplicate key, several documents, an empty text, or aliases that unfold beyond
 * 500,000 values give one diagnostic at the first fault. Tags are ignored; keys become texts.
 */
export function readYaml(source: string, text: string): Checked<SourceNode> {
  if (text.length > limits.characters) {
    return faulty(diagnose('document-too-large', startOf(source), { limit: limits.characters, unit: 'characters' }));
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: false,
  });
  if (!Array.isArray(documents) || documents[0] === undefined)
    return faulty(diagnose('document-empty', startOf(source), {}));
  const document = documents[0];

  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), offset };
  };
  const spot = (start: number, end: number, path: Origin['path'] = []): Origin => ({
    source,
    path,
    start: placeOf(start),
    end: placeOf(end),
  });

  const error = document.errors[0];
  if (error !== undefined) {
    return faulty(diagnose('yaml-syntax', spot(error.pos[0], error.pos[1]), { reason: error.message }));
  }
  if (documents[1] !== undefined) {
    const [start, valueEnd] = documents[1].range;
    return faulty(diagnose('several-documents', spot(start, valueEnd), { count: documents.length }));
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return faulty(diagnose('document-empty', startOf(source), {}));
  }
  return buildTree(document as Document<Node>, spot);
}

type Spot = (start: number, end: number, path?: Origin['path']) => Origin;

/** Thrown and caught inside `buildTree`: the tree is built by recursion, and only its root can answer. */
class TooLarge extends Error {}

function buildTree(document: Document<Node>, spot: Spot): Checked<SourceNode> {
  let values = 0;
  const following = new Set<Node>();

  const build = (node: Node | null | undefined, path: Origin['path'], fallback: Origin): SourceNode => {
    values += 1;
    if (values > limits.values || path.length > limits.depth) throw new TooLarge();
    if (node === null || node === undefined) return { kind: 'scalar', value: null, at: { ...fallback, path } };
    const at = node.range ? spot(node.range[0], node.range[1], path) : { ...fallback, path };
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target === undefined || following.has(target)) throw new TooLarge();
      following.add(target);
      const built = build(target, path, at);
      following.delete(target);
      return built;
    }
    if (isMap(node)) {
      const entries = new Map<string, Entry>();
      for (const pair of node.items) {
        const keyNode = pair.key as Node;
        const text = isScalar(keyNode) ? String(keyNode.value) : String(keyNode);
        const keyPath = [...path, text];
        const key: Text = {
          text,
          at: keyNode.range ? spot(keyNode.range[0], keyNode.range[1], keyPath) : { ...at, path: keyPath },
        };
        entries.set(text, { key, value: build(pair.value as Node | null, keyPath, key.at) });
      }
      return { kind: 'map', entries, at };
    }
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item, index) => build(item as Node, [...path, index], at)), at };
    }
    const value: unknown = isScalar(node) ? node.value : null;
    return { kind: 'scalar', value: plainScalar(value), at };
  };

  const root = spot(0, 0);
  try {
    return sound(build(document.contents, [], root));
  } catch (cause) {
    if (!(cause instanceof TooLarge)) throw cause;
    return faulty(diagnose('document-too-large', root, { limit: limits.values, unit: 'values' }));
  }
}

const plainScalar = (value: unknown): null | boolean | number | string =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    ? value
    : typeof value === 'bigint'
      ? Number(value)
      : value === null || value === undefined
        ? null
        : String(value);
