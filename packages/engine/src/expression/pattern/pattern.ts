import { buildAutomaton, sizeOf } from './automaton.js';
import { prepareCharacterClasses } from './character-classes.js';
import { parsePattern } from './parse-pattern.js';
import type { PatternNode } from './pattern-node.js';
import { prepareScan, type Budget, type Scan } from './scan.js';

/** A regular expression of a document. */
export interface Pattern {
  readonly source: string;
  /**
   * Whether the expression is found in a text; `undefined` when that would exceed the work allowed for one match. Takes
   * linear time.
   */
  test(text: string): boolean | undefined;
}

/** Why a text is not a usable pattern. */
export interface PatternFault {
  /** `invalid`: it is not a regular expression; `unsupported`: it cannot be matched in linear time. */
  readonly fault: 'invalid' | 'unsupported';
  /** The end of a sentence, without its full stop. */
  readonly reason: string;
}

/** The largest number of states of all automata of one expression. */
const largest = 10_000;

/**
 * The largest number of states that one match may visit, without states that are known from earlier matches; takes
 * about 40 ms.
 */
const maxWork = 300_000;

/**
 * Compiles a regular expression of a document, with the flags `i`, `m`, `s` and `u`. It has the meaning that it has in
 * JavaScript, except that backreferences are not supported. It is matched without backtracking, so that no text makes
 * it slow.
 */
export function compilePattern(source: string, flags: string): Pattern | PatternFault {
  const reason = reasonAgainst(source, flags);
  if (reason !== undefined) return { fault: 'invalid', reason };
  const parsed = parsePattern(source, flags.includes('u'));
  if ('fault' in parsed) return { fault: 'unsupported', reason: parsed.fault };
  const bodies = [parsed.root, ...parsed.looks.map(({ body }) => body)];
  if (bodies.reduce((sum, body) => sum + sizeOf(body), 0) > largest) {
    return { fault: 'unsupported', reason: 'its counted repetitions are too large' };
  }

  const multiline = flags.includes('m');
  const scanOf = (body: PatternNode, backwards: boolean): Scan =>
    prepareScan(buildAutomaton(body, backwards), looksIn(body), { backwards, multiline });
  const readClasses = prepareCharacterClasses(parsed.atoms, flags);
  // Conditions of lookaheads are evaluated from the end of the text.
  const looks = parsed.looks.map(({ body, ahead }) => scanOf(body, ahead));
  const root = scanOf(parsed.root, false);

  return {
    source,
    test(text) {
      const budget: Budget = { left: maxWork };
      const classes = readClasses(text);
      const conditions = looks.map(() => new Uint8Array(classes.length + 1));
      for (const [index, scan] of looks.entries()) {
        scan({ classes, looks: conditions }, budget, (position) => {
          conditions[index]![position] = 1;
          return false;
        });
        if (budget.left <= 0) return undefined;
      }
      let matches = false;
      root({ classes, looks: conditions }, budget, () => (matches = true));
      return !matches && budget.left <= 0 ? undefined : matches;
    },
  };
}

/** Why JavaScript refuses an expression. */
function reasonAgainst(source: string, flags: string): string | undefined {
  if (!/^[imsu]*$/.test(flags)) return 'its flags may be i, m, s and u';
  try {
    new RegExp(source, flags);
    return undefined;
  } catch (cause) {
    // The message repeats the expression before the reason.
    return cause instanceof Error ? cause.message.slice(cause.message.lastIndexOf(': ') + 2) : 'it cannot be read';
  }
}

/** The lookarounds of an expression, without those inside lookarounds. */
function looksIn(node: PatternNode): readonly number[] {
  switch (node.kind) {
    case 'look':
      return [node.look];
    case 'sequence':
      return node.parts.flatMap(looksIn);
    case 'choice':
      return node.options.flatMap(looksIn);
    case 'repeat':
      return looksIn(node.body);
    default:
      return [];
  }
}
