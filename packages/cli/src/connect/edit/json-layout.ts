/** How a JSON text is laid out, so that additions look like the rest. */
export interface JsonLayout {
  readonly unit: string;
  readonly lineBreak: string;
}

const defaultUnit = '  ';

/** The line break of the text, and the indentation of its first indented line. */
export const layoutOf = (text: string): JsonLayout => ({
  lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
  unit: /^([\t ]+)\S/m.exec(text)?.[1] ?? defaultUnit,
});

/** The white space at the beginning of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[\t ]*/.exec(line)?.[0] ?? '';
}

/** A value over several lines, of which all but the first are indented. */
export const writeIndented = (value: unknown, { unit, lineBreak }: JsonLayout, indent: string): string =>
  JSON.stringify(value, undefined, unit).replaceAll('\n', lineBreak + indent);
