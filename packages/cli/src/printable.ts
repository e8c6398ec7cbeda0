/**
 * Makes a text of a document or an upstream safe for a terminal: control characters, which could move the cursor,
 * rewrite lines or imitate lines of this program, are shown as escapes.
 */
export const toPrintable = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, (character) =>
    character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Data with every string made printable. */
export const toPrintableData = <T>(data: T): T =>
  JSON.parse(JSON.stringify(data), (_, value: unknown) =>
    typeof value === 'string' ? toPrintable(value) : value,
  ) as T;
