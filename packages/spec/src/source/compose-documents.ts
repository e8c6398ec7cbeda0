import { Composer, Lexer, Parser, type Document, type LineCounter } from 'yaml';

/** The YAML documents of a text, or the offset at which it nests too deeply. */
export type Composed =
  | { readonly ok: true; readonly documents: readonly Document.Parsed[] }
  | { readonly ok: false; readonly tooDeepAt: number };

/**
 * Parses a text that nests at most `levels` deep.
 *
 * The library parses in a loop but composes by recursion, and a stack overflow inside a regular expression ends the
 * process instead of throwing. So the depth is checked between the two.
 */
export function composeDocuments(text: string, lines: LineCounter, levels: number): Composed {
  const parser = new Parser(lines.addNewLine);
  let tooDeepAt: number | undefined;

  function* readTokens() {
    lines.addNewLine(0);
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme);
      // Besides the collections the stack contains the document and the current scalar.
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
    // The library compares each key with all earlier keys: two minutes for a hundred thousand. `buildTree` checks instead.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: false,
  });
  const documents = [...composer.compose(readTokens())];
  return tooDeepAt === undefined ? { ok: true, documents } : { ok: false, tooDeepAt };
}
