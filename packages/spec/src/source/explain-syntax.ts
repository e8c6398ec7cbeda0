/** A YAML syntax error described for authors, with its remedy. */
export interface SyntaxFault {
  /** A sentence. */
  readonly reason: string;
  readonly remedy: string;
}

const quote = 'Put the text in quotes.';
const quoteWhole = 'Put the whole text in quotes; within single quotes a quote is written twice.';
const sameColumn = 'Give all keys of a mapping, and all entries of a list, the same indentation.';

/** Descriptions by the message of the parser; the first match applies. */
const faults: readonly (readonly [RegExp, (found: RegExpExecArray) => SyntaxFault])[] = [
  [
    /^Plain value cannot start with .*?character (.+)$/,
    ([, character = '']) => ({ reason: `A text without quotes cannot begin with "${character}".`, remedy: quote }),
  ],
  [
    /^(Alias|Anchor) cannot be an empty string/,
    ([, kind]) => ({
      reason: `A text without quotes cannot begin with "${kind === 'Alias' ? '*' : '&'}".`,
      remedy: quote,
    }),
  ],
  [
    /^Nested mappings are not allowed|^A block sequence may not be used as an implicit map key/,
    () => ({
      reason: 'A text without quotes contains ": ", which begins another mapping.',
      remedy: 'Put the text in quotes; if the next line is a separate key, indent both equally.',
    }),
  ],
  [
    /at node end$|^Expected a flow scalar value/,
    () => ({ reason: 'More text follows after the end of the value.', remedy: quoteWhole }),
  ],
  [
    /^Missing closing (["'])/,
    () => ({ reason: 'The quote that begins here is never closed.', remedy: 'Close it with the same quote.' }),
  ],
  [
    /^Invalid escape sequence (.*)$/s,
    ([, sequence = '']) => ({
      reason: `"${sequence}" is not an escape sequence within double quotes.`,
      remedy: 'Put the text in single quotes, or write "\\\\" for a backslash.',
    }),
  ],
  [/^Tabs are not allowed/, () => ({ reason: 'A tab indents this line.', remedy: 'Indent with spaces.' })],
  [
    /must start at the same column|sufficiently indented$|^Sequence item without/,
    () => ({
      reason: 'The indentation of this line differs from that of the lines it belongs to.',
      remedy: sameColumn,
    }),
  ],
  [
    /must be sufficiently indented and end with an? (.)$|^Expected .* to end with (.)$/,
    ([, first, second]) => ({
      reason: `An opened bracket or brace is not closed with "${first ?? second ?? ''}".`,
      remedy: 'Close it, or put the text in quotes if it is one.',
    }),
  ],
  [
    /on same line with key$|^Unexpected block-seq-ind/,
    () => ({
      reason: 'A list begins on the line of its key.',
      remedy: 'Begin it on the next line, or put the text in quotes if it is one.',
    }),
  ],
  [
    /^Block scalar header|^Not a YAML token/,
    () => ({
      reason: 'Text follows the "|" or ">" that begins a text of several lines.',
      remedy: 'Begin the text on the next line, or put all of it in quotes.',
    }),
  ],
  [
    /^Unexpected (?:flow-\w+-end|comma|,)|^Unexpected .* token in YAML stream|^Unexpected empty item|^Unexpected [\]},]/,
    () => ({
      reason: 'A bracket, a brace or a comma occurs where none is open.',
      remedy: 'Remove it, or put the text in quotes if it is one.',
    }),
  ],
  [
    /^Missing (?:,|space after)/,
    () => ({
      reason: 'Two entries within brackets or braces are not separated.',
      remedy: 'Put a comma between entries and a space after each colon; put texts that contain either in quotes.',
    }),
  ],
  [
    /^Implicit (?:map )?keys/,
    () => ({
      reason: 'This line is neither a key with a value nor the rest of a text.',
      remedy: 'Write "key: value"; begin a text of several lines with "|", or put it in quotes.',
    }),
  ],
  [
    /^Comments must be separated/,
    () => ({ reason: 'A "#" follows the value without a space.', remedy: 'Put a space before it, or quote the text.' }),
  ],
];

/** Explains a message of the parser. */
export function explainSyntax(message: string): SyntaxFault {
  const line = message.split('\n', 1)[0] ?? '';
  for (const [pattern, describe] of faults) {
    const found = pattern.exec(line);
    if (found !== null) return describe(found);
  }
  return {
    reason: 'The text cannot be parsed from here on.',
    remedy: 'Look for a wrong indentation or a missing colon, and put texts with special characters in quotes.',
  };
}
