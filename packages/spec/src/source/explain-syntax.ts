/** A fault of a YAML text in the words of its author, and what cures it. */
export interface SyntaxFault {
  /** A sentence. */
  readonly reason: string;
  readonly cure: string;
}

const quote = 'Put the text in quotes.';
const quoteWhole = 'Put the whole text in quotes; within single quotes a quote is written twice.';
const sameColumn = 'Give all keys of a mapping, and all entries of a list, the same indentation.';

/** By what the parser says of it; the first that fits. */
const faults: readonly (readonly [RegExp, (found: RegExpExecArray) => SyntaxFault])[] = [
  [
    /^Plain value cannot start with .*?character (.+)$/,
    ([, character = '']) => ({ reason: `A text without quotes cannot begin with "${character}".`, cure: quote }),
  ],
  [
    /^(Alias|Anchor) cannot be an empty string/,
    ([, kind]) => ({
      reason: `A text without quotes cannot begin with "${kind === 'Alias' ? '*' : '&'}".`,
      cure: quote,
    }),
  ],
  [
    /^Nested mappings are not allowed|^A block sequence may not be used as an implicit map key/,
    () => ({
      reason: 'A text without quotes holds a colon and a blank, which begin another mapping.',
      cure: 'Put the text in quotes; if the next line is a key of its own, indent both alike.',
    }),
  ],
  [
    /at node end$|^Expected a flow scalar value/,
    () => ({ reason: 'More text follows where the value has ended.', cure: quoteWhole }),
  ],
  [
    /^Missing closing (["'])/,
    () => ({ reason: 'The quote that begins here is never closed.', cure: 'Close it with the same quote.' }),
  ],
  [
    /^Invalid escape sequence (.*)$/s,
    ([, sequence = '']) => ({
      reason: `"${sequence}" means nothing within double quotes.`,
      cure: 'Put the text in single quotes, or write "\\\\" for a backslash.',
    }),
  ],
  [/^Tabs are not allowed/, () => ({ reason: 'A tab indents this line.', cure: 'Indent with blanks.' })],
  [
    /must start at the same column|sufficiently indented$|^Sequence item without/,
    () => ({ reason: 'This line is indented in another way than those it belongs to.', cure: sameColumn }),
  ],
  [
    /must be sufficiently indented and end with an? (.)$|^Expected .* to end with (.)$/,
    ([, first, second]) => ({
      reason: `A bracket or brace that was opened is not closed with "${first ?? second ?? ''}".`,
      cure: 'Close it, or put the text in quotes if it is one.',
    }),
  ],
  [
    /on same line with key$|^Unexpected block-seq-ind/,
    () => ({
      reason: 'A list begins on the line of its key.',
      cure: 'Begin it on the next line, or put the text in quotes if it is one.',
    }),
  ],
  [
    /^Block scalar header|^Not a YAML token/,
    () => ({
      reason: 'Text stands behind the "|" or ">" that begins a text of several lines.',
      cure: 'Begin the text on the next line, or put all of it in quotes.',
    }),
  ],
  [
    /^Unexpected (?:flow-\w+-end|comma|,)|^Unexpected .* token in YAML stream|^Unexpected empty item|^Unexpected [\]},]/,
    () => ({
      reason: 'A bracket, a brace or a comma stands where nothing is open.',
      cure: 'Remove it, or put the text in quotes if it is one.',
    }),
  ],
  [
    /^Missing (?:,|space after)/,
    () => ({
      reason: 'Two entries within brackets or braces are not parted.',
      cure: 'Put a comma between entries and a blank after each colon; put texts that hold either in quotes.',
    }),
  ],
  [
    /^Implicit (?:map )?keys/,
    () => ({
      reason: 'This line is neither a key with a value nor the rest of a text.',
      cure: 'Write "key: value"; begin a text of several lines with "|", or put it in quotes.',
    }),
  ],
  [
    /^Comments must be separated/,
    () => ({ reason: 'A "#" follows the value without a blank.', cure: 'Put a blank before it, or quote the text.' }),
  ],
];

/** What a message of the parser comes down to. */
export function explainSyntax(message: string): SyntaxFault {
  const line = message.split('\n', 1)[0] ?? '';
  for (const [pattern, tell] of faults) {
    const found = pattern.exec(line);
    if (found !== null) return tell(found);
  }
  return {
    reason: 'The text cannot be understood from here on.',
    cure: 'Look for a wrong indentation or a missing colon, and put texts with special characters in quotes.',
  };
}
