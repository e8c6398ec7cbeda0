import { Composer, Lexer, Parser, type Document, type LineCounter } from 'yaml';

/** The YAML documents of a text, or the offset at which its values were nested too deeply to go on. */
export type Composed =
  | { readonly ok: true; readonly documents: readonly Document.Parsed[] }
  | { readonly ok: false; readonly tooDeepAt: number };

/**
 * Parses a text that nests at most `levels` deep.
 *
 * The library parses in a loop but composes by recursion, and a stack that runs full inside a regular expression ends
 * the process instead of throwing. So the depth is looked at between the two.
 */
export function composeDocuments(text: string, lines: LineCounter, levels: number): Composed {
  const parser = new Parser(lines.addNewLine);
  let tooDeepAt: number | undefined;

  function* tokens() {
    lines.addNewLine(0);
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme);
      // Beside the collections the stack holds the document, and the scalar that is being read.
      if (parser.stack.length > levels + 2) {
        tooDeepAt = parser.offset;
        return;
      }
    }
    yield* parser.end();
  }

  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    // The library compares each key with all keys before it: two minutes for a hundred thousand. The tree does it.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: false,
  });
  const documents = [...composer.compose(tokens())];
  return tooDeepAt === undefined ? { ok: true, documents } : { ok: false, tooDeepAt };
}
