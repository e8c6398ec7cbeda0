import { findNode } from '@naftiko/spec';
import { writeScalar } from '../edit/write-value.js';
import type { Fixer } from '../fixer.js';

/** Writes a number or a flag without quotes, or a text with them, where the schema takes only that type. */
export const scalarTypes: Fixer = {
  code: 'scalar-type',
  summary: 'wrote numbers and flags without quotes, and texts with them',
  find: ({ root, layout, differences }) =>
    differences.map(({ takes, at }) => {
      const node = findNode(root, at.path);
      if (takes === undefined || node.kind !== 'scalar' || node.value === null) return undefined;
      const start = at.start.offset;
      const written = layout.text.slice(start, at.end.offset).trim();
      if (written === '' || /^[&*!|>]/.test(written)) return undefined;
      const text = convert(node.value, takes, written, layout.isJson);
      if (text === undefined) return undefined;
      const edits = [{ start, end: start + written.length, text }];
      return { at, message: `the value ${written}`, edits };
    }),
};

function convert(
  value: string | number | boolean,
  takes: readonly string[],
  written: string,
  isJson: boolean,
): string | undefined {
  if (typeof value !== 'string') {
    if (!takes.includes('string')) return undefined;
    return isJson ? JSON.stringify(written) : writeScalar(written);
  }
  const isNumber = /^(?:0|[1-9]\d{0,14})$/.test(value) && takes.some((type) => /^(?:integer|number)$/.test(type));
  const isFlag = /^(?:true|false)$/.test(value) && takes.includes('boolean');
  return isNumber || isFlag ? value : undefined;
}
