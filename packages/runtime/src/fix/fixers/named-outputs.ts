import type { ListNode, MapNode } from '@naftiko/spec';
import { listAt, listUnits, stringAt } from '../blocks.js';
import { dashColumnOf, endOf, lineEndOf, lineStartOf, type Layout } from '../edit/layout.js';
import type { TextEdit } from '../edit/text-edit.js';
import { writeScalar } from '../edit/write-value.js';
import type { Fixer } from '../fixer.js';

/** Writes the named outputs of a call as the properties of the object that they form. */
export const namedOutputs: Fixer = {
  code: 'named-outputs',
  summary: 'wrote named outputs of calls as the properties of an object',
  find: ({ root, layout }) =>
    listUnits(root).map((unit) => {
      const outputs = listAt(unit, 'outputParameters');
      if (outputs === undefined || !unit.entries.has('call') || unit.entries.has('steps')) return undefined;
      // Outputs that all map the whole answer form no object: the answer is passed on.
      if (outputs.items.every((output) => /^\$\.?$/.test(stringAt(output, 'mapping') ?? ''))) return undefined;
      const edits = nest(outputs, layout);
      return edits && { at: outputs.at, message: `the outputs of a call of "${stringAt(unit, 'call')}"`, edits };
    }),
};

/** Only for lists in block style whose items begin with their name; the lines of the items move to the right. */
function nest(outputs: ListNode, layout: Layout): readonly TextEdit[] | undefined {
  const { text, lineBreak } = layout;
  const column = dashColumnOf(text, outputs);
  const names = outputs.items.map((item) => (item.kind === 'map' ? stringAt(item, 'name') : undefined));
  if (column === undefined || names.includes(undefined) || new Set(names).size < names.length) return undefined;
  const pad = ' '.repeat(column);
  const edits: TextEdit[] = [];
  for (const [index, item] of outputs.items.entries()) {
    const start = lineStartOf(text, item.at.start.offset);
    const nameEnd = findNameLineEnd(item as MapNode, layout);
    if (nameEnd === undefined) return undefined;
    const head = index === 0 ? `${pad}- type: object${lineBreak}${pad}  properties:${lineBreak}` : '';
    edits.push({ start, end: nameEnd, text: `${head}${pad}    ${writeScalar(names[index]!)}:` });
    const next = outputs.items[index + 1];
    const end = next === undefined ? lineEndOf(text, endOf(text, item)) : lineStartOf(text, next.at.start.offset);
    edits.push(...indent(text, nameEnd, end));
  }
  return edits;
}

/** The end of the line `- name: x`, which has nothing else; `undefined`: the item is written in another way. */
function findNameLineEnd(item: MapNode, { text }: Layout): number | undefined {
  const [first] = [...item.entries.values()];
  if (first === undefined || first.key.text !== 'name' || item.entries.size < 2) return undefined;
  const start = lineStartOf(text, item.at.start.offset);
  const end = lineEndOf(text, endOf(text, first.value));
  return /^ *- +name:[^#]+$/.test(text.slice(start, end)) ? end : undefined;
}

function indent(text: string, start: number, end: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    if (!/^\r?$/.test(text.slice(at, lineEndOf(text, at)))) edits.push({ start: at, end: at, text: '    ' });
  }
  return edits;
}
