import type { Json } from '@naftiko/spec';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

type Node = Htmlparser2TreeAdapterMap['node'];
type Element = Htmlparser2TreeAdapterMap['element'];

/**
 * The rows of a table as objects by header; `undefined` for a table without headers, which is used for layout.
 *
 * Rows of nested tables, rows of a `tfoot` and rows that contain a `th` are skipped.
 */
export function readTable(table: Element): Json | undefined {
  const headRows = childrenOf(table, ['thead']).flatMap((head) => childrenOf(head, ['tr']));
  const rows = childrenOf(table, ['thead', 'tbody', 'tr']).flatMap((part) =>
    part.name === 'tr' ? [part] : childrenOf(part, ['tr']),
  );
  const header = headRows[0] ?? rows[0];
  if (header === undefined) return undefined;
  const names = childrenOf(header, ['th']).map(textOf);
  if (names.every((name) => name === '')) return undefined;
  return rows
    .filter((row) => row !== header && childrenOf(row, ['th']).length === 0)
    .map((row) => {
      const cells = childrenOf(row, ['td']);
      return Object.fromEntries(names.map((name, column) => [name, textOf(cells[column])]));
    });
}

const childrenOf = (element: Element, names: readonly string[]): readonly Element[] =>
  element.children.filter((child): child is Element => adapter.isElementNode(child) && names.includes(child.name));

/** The visible text with collapsed white space; blocks and line breaks are separated by a space. */
function textOf(cell: Element | undefined): string {
  let text = '';
  const waiting: (Node | typeof gap)[] = cell === undefined ? [] : [cell];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === gap) text += ' ';
    else if (adapter.isTextNode(node)) text += node.data;
    else if (adapter.isElementNode(node) && !invisible.has(node.name)) {
      const apart = !inline.has(node.name);
      if (apart) waiting.push(gap);
      for (const child of node.children.toReversed()) waiting.push(child);
      if (apart) waiting.push(gap);
    }
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** A space between two blocks. */
const gap = Symbol('gap');

const invisible = new Set(['script', 'style', 'template', 'head', 'noscript']);

/** Elements whose text continues the surrounding text. Any other element, `br` included, separates. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
