/** A position in a text: lines and columns count from 1, offsets from 0 (UTF-16 code units). */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Where a value stands: its path in the document, and its first and last characters. */
export interface Origin {
  /** The file, or another name of the text. */
  readonly source: string;
  readonly path: readonly (string | number)[];
  readonly start: Place;
  readonly end: Place;
}

/** The path of a member or an item. `concat`, because a spread leaves room for more: 160 bytes for each value of a document. */
export const extendPath = (path: Origin['path'], segment: string | number): Origin['path'] => path.concat(segment);

/** The JSON pointer (RFC 6901) of a path; `''` is the root. */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const beginning: Place = { line: 1, column: 1, offset: 0 };

/** The start of a source, for diagnostics of the whole text. */
export const startOf = (source: string): Origin => ({ source, path: [], start: beginning, end: beginning });

/** A string that is interpreted later, such as a template or a path, with its origin for diagnostics. */
export interface Text {
  readonly text: string;
  readonly at: Origin;
}
