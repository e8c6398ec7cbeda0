import { nestsTooDeeply, describeDepth, parseNumberText } from '@naftiko/engine';
import { composeDocuments, isList, isObject, type Json, writeJson } from '@naftiko/spec';
import { isAlias, isMap, isScalar, isSeq, LineCounter, Scalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { reasonOf } from './decode-failure.js';

type YamlText = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly reason: string };

/** The data of the first document in a YAML text. */
export function readYamlText(text: string): YamlText {
  const lines = new LineCounter();
  const composed = composeDocuments(text, lines, writtenLevels);
  if (!composed.ok) return { ok: false, reason: describeDepth(writtenLevels) };
  const [first] = composed.documents;
  if (first === undefined) return { ok: true, value: null };
  const [fault] = first.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    return { ok: false, reason: `${reasonOf(fault).slice(0, -1)} at line ${line}, column ${col}.` };
  }
  const builder = new DataBuilder();
  const value = builder.build(first.contents);
  if (builder.fault !== undefined) return { ok: false, reason: builder.fault };
  // With nested aliases, the value is deeper than the text.
  return nestsTooDeeply(value) ? { ok: false, reason: describeDepth() } : { ok: true, value };
}

/** The depth limit of a capability document. */
const writtenLevels = 200;

/** The limit of the values and string characters that aliases repeat, in total. */
const repeatedLimit = 1_000_000;

/** The value of an anchor, and its cost when it is repeated. */
interface Anchored {
  readonly value: Json;
  readonly size: number;
}

/**
 * The data of a tree, by recursion as deep as the tree.
 *
 * The library would do the same, but it searches all anchors for every alias, and its limit on merges is reached only
 * after a large mapping has been merged a thousand times.
 */
class DataBuilder {
  /** A sentence, once something could not be built; the result is useless then. */
  fault: string | undefined;
  readonly #anchored = new Map<string, Anchored>();
  #size = 0;
  #repeated = 0;

  build(node: Node | null): Json {
    if (node === null) return null;
    if (isAlias(node)) return this.#repeat(node.source);
    const { anchor } = node as { readonly anchor?: string };
    const before = this.#size;
    // An alias inside its own value is undefined, even if the anchor had a value before.
    if (anchor !== undefined) this.#anchored.delete(anchor);
    const value = this.#buildValue(node);
    this.#size += typeof value === 'string' ? 1 + value.length : 1;
    if (anchor !== undefined) this.#anchored.set(anchor, { value, size: this.#size - before });
    return value;
  }

  #buildValue(node: Node): Json {
    if (isMap(node)) return this.#buildObject(node);
    if (isSeq(node)) return node.items.map((item) => this.build(item as Node | null));
    return isScalar(node) ? scalarOf(node) : null;
  }

  #repeat(name: string): Json {
    const anchored = this.#anchored.get(name);
    if (anchored === undefined) return this.#refuse(`The alias "*${name}" has no anchor "&${name}" before it.`);
    this.#size += anchored.size;
    this.#repeated += anchored.size;
    if (this.#repeated > repeatedLimit) return this.#refuse('Its aliases repeat too much.');
    return anchored.value;
  }

  /** The last of duplicate keys counts, and an own key takes precedence over a merged one. */
  #buildObject(map: YAMLMap): Json {
    const members = new Map<string, Json>();
    for (const { key, value } of map.items as readonly Pair<Node | null, Node | null>[]) {
      if (isMerge(key)) {
        for (const [name, merged] of this.#buildMerged(value)) if (!members.has(name)) members.set(name, merged);
      } else {
        members.set(keyOf(this.build(key)), this.build(value));
      }
    }
    return Object.fromEntries(members);
  }

  #buildMerged(node: Node | null): readonly (readonly [string, Json])[] {
    const value = this.build(node);
    const sources = Array.isArray(value) ? (value as readonly Json[]) : [value];
    return sources.flatMap((source) => {
      if (isObject(source)) return Object.entries(source);
      this.#refuse('A "<<" merges a value that is not a mapping.');
      return [];
    });
  }

  #refuse(reason: string): null {
    this.fault ??= reason;
    return null;
  }
}

const isMerge = (key: Node | null): boolean => isScalar(key) && key.type === Scalar.PLAIN && key.value === '<<';

/** A number with all its digits. */
function scalarOf({ value, source }: Scalar): Json {
  return typeof value === 'number' && source !== undefined && Number.isFinite(value)
    ? parseNumberText(value, source)
    : ((value ?? null) as Json);
}

/** A missing key is "", as in the library. */
function keyOf(key: Json): string {
  if (key === null) return '';
  return isObject(key) || isList(key) ? writeJson(key) : String(key);
}
