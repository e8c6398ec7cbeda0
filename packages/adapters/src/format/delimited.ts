import { ok, type DecodeInline, type FormatDecoder } from '@naftiko/engine';
import { decodeText, valid } from '@naftiko/spec';
import { parse } from 'csv-parse/sync';
import { failDecoding, reasonOf } from './decode-failure.js';

/**
 * Rows under a header line, one object per row, every value a string.
 *
 * Names are trimmed, values are not. A short row lacks members, surplus values are ignored, blank lines are skipped;
 * of two columns with one name the last counts. Source: specification 03, section 7.3; RFC 4180 for the quoting.
 */
const createDelimited = (format: string, delimiter: string): FormatDecoder<DecodeInline> => ({
  format,
  prepare: () => valid(decodeRows(format, delimiter)),
});

export const csv = createDelimited('csv', ',');
export const tsv = createDelimited('tsv', '\t');
export const psv = createDelimited('psv', '|');

const decodeRows =
  (format: string, delimiter: string): DecodeInline =>
  (body, charset) => {
    let records: readonly (readonly string[])[];
    try {
      const text = decodeText(body, charset);
      records = parse(text, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
      });
    } catch (cause) {
      return failDecoding(format, reasonOf(cause), body);
    }
    const [header = [], ...rows] = records;
    const names = header.map((name) => name.trim());
    return ok(
      rows.map((row) =>
        Object.fromEntries(row.slice(0, names.length).map((cell, column) => [names[column] ?? '', cell])),
      ),
    );
  };
