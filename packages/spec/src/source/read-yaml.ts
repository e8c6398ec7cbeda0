import { isScalar, LineCounter, visit, type Document, type Node } from 'yaml';
import { invalid, valid, type Checked } from '../diagnostic/checked.js';
import { diagnose } from '../diagnostic/diagnostic.js';
import { startOf, type Origin, type Place } from '../diagnostic/origin.js';
import { buildTree, limitLevels } from './build-tree.js';
import { composeDocuments } from './compose-documents.js';
import { explainSyntax } from './explain-syntax.js';
import { readSimpleYaml } from './simple/read-simple-yaml.js';
import type { SourceNode } from './source-node.js';

const limitCharacters = 8 * 1024 * 1024;

/**
 * Reads one YAML 1.2 (core schema) document into a tree of values with their origins.
 *
 * A syntax error, a duplicate key, several documents, an empty text, or aliases that expand beyond 500,000 values give
 * one diagnostic at the first fault. Tags are ignored; keys become strings. `fastPaths`: whether simple texts are read without
 * the library, with the same result.
 */
export function readYaml(source: string, text: string, fastPaths = true): Checked<SourceNode> {
  if (text.length > limitCharacters) {
    return invalid(diagnose('document-too-large', startOf(source), { limit: limitCharacters, unit: 'characters' }));
  }
  const simple = fastPaths ? readSimpleYaml(source, text) : undefined;
  return simple === undefined ? readByLibrary(source, text) : valid(simple);
}

function readByLibrary(source: string, text: string): Checked<SourceNode> {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), offset };
  };
  const makeOrigin = (start: number, end: number, path: Origin['path'] = []): Origin => ({
    source,
    path,
    start: placeOf(start),
    end: placeOf(end),
  });

  const composed = composeDocuments(text, lines, limitLevels);
  if (!composed.ok) {
    const at = makeOrigin(composed.tooDeepAt, composed.tooDeepAt);
    return invalid(diagnose('document-too-large', at, { limit: limitLevels, unit: 'levels' }));
  }
  const [document, ...others] = composed.documents;
  const error = document?.errors[0];
  if (error !== undefined) {
    const place = error.message.startsWith('Missing closing') ? findOpenQuote(document!, error.pos) : error.pos;
    return invalid(diagnose('yaml-syntax', makeOrigin(place[0], place[1]), explainSyntax(error.message)));
  }
  // A final "---" begins an empty document, which is ignored.
  const [second, ...more] = others.filter(({ contents, errors }) => !isBlank(contents) || errors.length > 0);
  if (second !== undefined) {
    const [start, valueEnd] = second.range;
    return invalid(diagnose('several-documents', makeOrigin(start, valueEnd), { count: 2 + more.length }));
  }
  if (document === undefined || isBlank(document.contents))
    return invalid(diagnose('document-empty', startOf(source), {}));
  return buildTree(document.contents, makeOrigin);
}

/** The start of the unclosed quote, which the parser reports at the end. */
function findOpenQuote(document: Document.Parsed, end: readonly [number, number]): readonly [number, number] {
  let place = end;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE_') && range) place = [range[0], range[0] + 1];
    },
  });
  return place;
}

const isBlank = (contents: Node | null): boolean =>
  contents === null || (isScalar(contents) && contents.value === null);
