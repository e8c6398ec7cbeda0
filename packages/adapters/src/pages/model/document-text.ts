/** The text of a document, with secrets masked, as a page shows it. */
export interface DocumentText {
  readonly text: string;
  /** The numbers of its lines, separated by line feeds. */
  readonly numbers: string;
  /** How many lines are missing at its end. */
  readonly missing: number;
}

const shownLength = 40_000;

/** Cuts a long text after a whole line. */
export function showDocument(whole: string): DocumentText {
  const text = whole.length <= shownLength ? whole : whole.slice(0, whole.lastIndexOf('\n', shownLength) + 1);
  const count = text.split('\n').length - 1;
  const numbers = Array.from({ length: count }, (_, index) => index + 1).join('\n');
  return { text, numbers, missing: whole.length === text.length ? 0 : whole.split('\n').length - 1 - count };
}
