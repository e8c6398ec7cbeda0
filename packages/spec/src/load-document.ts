import { compareWithSchema } from './conformance/published-schema.js';
import { diagnose, type Diagnostic } from './diagnostic/diagnostic.js';
import { startOf } from './diagnostic/origin.js';
import type { Document } from './document/document.js';
import { noExtensions, type TypeNames } from './document/type-names.js';
import { parseDocument } from './parse/parse-document.js';
import { withFormatVersion } from './parse/recognise-version.js';
import { withoutByteOrderMark } from './source/decode-text.js';
import { KeptTree } from './source/kept-tree.js';
import { readYaml } from './source/read-yaml.js';
import type { SourceNode } from './source/source-node.js';
import { checkSpelling } from './spelling/check-spelling.js';
import { reportUnquotedTemplates } from './spelling/unquoted-templates.js';

/** The result of loading a text. */
export interface LoadedDocument {
  /** The file, or another name of the text, as diagnostics show it. */
  readonly source: string;
  readonly text: string;
  /** `undefined`: the text is not a YAML document. */
  readonly root: SourceNode | undefined;
  /** `undefined`: it is not a Naftiko document of a supported version. */
  readonly document: Document | undefined;
  /** Diagnostics of reading, without differences from the published schema. */
  readonly diagnostics: readonly Diagnostic[];
  /** Each difference from the published schema, once; empty when the schema accepts the document. */
  readonly differences: readonly Diagnostic[];
  /** Forgets the tree until it is wanted again, and is then read again; for documents that are served. */
  release(): void;
}

/**
 * Reads a text into a document and diagnostics. Pure, and never throws. `extensions` are the types that plug-ins serve:
 * blocks of these types are not parsed but carry their `sourceNode`. `fastPaths`: see `readYaml`.
 */
export function loadDocument(
  source: string,
  given: string,
  extensions: TypeNames = noExtensions,
  fastPaths = true,
): LoadedDocument {
  const text = withoutByteOrderMark(given);
  const truncation = findTruncation(source, text);
  const read = readYaml(source, text, fastPaths);
  if (!read.ok) {
    return {
      source,
      text,
      root: undefined,
      document: undefined,
      diagnostics: [...truncation, ...read.diagnostics],
      differences: [],
      release: () => undefined,
    };
  }
  const root = read.value;
  const tree = new KeptTree(source, text, root);
  const compared = compareWithSchema(tree);
  // `conformant` does not depend on the stated version, which has a diagnostic of its own.
  const withKnownVersion = withFormatVersion(root);
  const conformant =
    withKnownVersion === root ? compared.conformant : compareWithSchema({ root: withKnownVersion }).conformant;
  const spelling = checkSpelling(root, extensions);
  const parsed = parseDocument(tree, conformant, extensions);
  return {
    source,
    text,
    get root() {
      return tree.root;
    },
    document: parsed.ok ? parsed.value : undefined,
    diagnostics: [
      ...truncation,
      ...read.diagnostics,
      ...parsed.diagnostics,
      ...reportUnquotedTemplates(root),
      ...(truncation.length === 0 ? spelling : spelling.filter(isBeforeCut(text))),
    ],
    get differences() {
      return compared.differences();
    },
    release() {
      tree.release();
      compared.release();
    },
  };
}

/** Whether a diagnostic is not caused by the end of the text, where a truncated copy is cut off. */
const isBeforeCut =
  (text: string) =>
  ({ at }: Diagnostic): boolean =>
    !/^\s*# --- truncated at /.test(text.slice(at.end.offset));

/** Copies truncated by a crawler end with a marker, usually with the location of the complete file (specification 06, D3). */
function findTruncation(source: string, text: string): readonly Diagnostic[] {
  const marker = /^# --- truncated at .*$/m.exec(text);
  if (marker === null) return [];
  const fullSource = /^# Full source:\s*(\S+)/m.exec(text.slice(marker.index))?.[1];
  return [diagnose('truncated-copy', startOf(source), { fullSource })];
}
