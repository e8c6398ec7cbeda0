import { ok, type DecodeInline, type FormatDecoder } from '@naftiko/engine';
import { decodeText, diagnose, invalid, valid, type Checked, type Json, type Text } from '@naftiko/spec';
import { compile, selectAll } from 'css-select';
import { parse } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';
import { failDecoding, reasonOf } from './decode-failure.js';
import { readTable } from './html-table.js';

type Document = Htmlparser2TreeAdapterMap['document'];
type Node = Htmlparser2TreeAdapterMap['node'];
type Element = Htmlparser2TreeAdapterMap['element'];

/**
 * The tables of a page that have headers, in order, as `{"tables": [[{header: text}]]}`; with an `outputSchema`, which
 * is a CSS selector, only matching tables and tables inside matching elements.
 *
 * An invalid selector is `output-schema-unusable`. Source: specification 03, section 7.5.
 */
export const html: FormatDecoder<DecodeInline> = {
  format: 'html',
  prepare(selector) {
    if (selector === undefined) return valid(decodeTables(() => undefined));
    const select = compileSelector(selector);
    return select.ok ? valid(decodeTables(select.value), select.diagnostics) : select;
  },
};

/** The nodes a selector matches; `undefined` selects everything. */
type Select = (document: Document) => ReadonlySet<Node> | undefined;

function compileSelector({ text, at }: Text): Checked<Select> {
  try {
    const query = compile<Node, Element>(text);
    return valid((document) => new Set(selectAll<Node, Element>(query, document)));
  } catch (cause) {
    return invalid(diagnose('output-schema-unusable', at, { format: 'HTML', schema: text, reason: reasonOf(cause) }));
  }
}

const decodeTables =
  (select: Select): DecodeInline =>
  (body, charset) => {
    try {
      const document = parse<Htmlparser2TreeAdapterMap>(decodeText(body, charset ?? findCharset(body)), {
        treeAdapter: adapter,
      });
      const tables = tablesOf(document, select(document)).flatMap((table): Json[] => {
        const rows = readTable(table);
        return rows === undefined ? [] : [rows];
      });
      return ok({ tables });
    } catch (cause) {
      // Elements nested beyond the stack.
      return failDecoding('html', reasonOf(cause), body);
    }
  };

/**
 * Without recursion: the depth of a page is not limited. The text of a table is also text of the cell around it, so
 * without a depth limit the output for nested tables would grow with the square of the page's length.
 */
function tablesOf(document: Document, selected: ReadonlySet<Node> | undefined): readonly Element[] {
  const tables: Element[] = [];
  const waiting: Visit[] = [{ node: document, wanted: selected === undefined, depth: 0 }];
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const { node } = visit;
    const isTable = adapter.isElementNode(node) && node.name === 'table';
    const wanted = visit.wanted || selected?.has(node) === true;
    const depth = isTable ? visit.depth + 1 : visit.depth;
    if (isTable && wanted && depth <= deepestTable) tables.push(node);
    if (!('children' in node)) continue;
    for (const child of node.children.toReversed()) waiting.push({ node: child, wanted, depth });
  }
  return tables;
}

interface Visit {
  readonly node: Node;
  /** Whether the selector matched an ancestor. */
  readonly wanted: boolean;
  /** The number of enclosing tables. */
  readonly depth: number;
}

/** Tables nested deeper than this are not read. */
const deepestTable = 20;

/** The charset declared by the page: `<meta charset>`, or the content type in a `<meta http-equiv>`. */
const findCharset = (body: Uint8Array): string | undefined =>
  /<meta\b[^>]*\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(new TextDecoder('latin1').decode(body.subarray(0, 1024)))?.[1];
