import type { Look, ParsedPattern, PatternNode } from './pattern-node.js';

/**
 * Parses a regular expression that `RegExp` accepts with the same flags. The fault says why the expression cannot be
 * matched in linear time: it has a backreference, or exceeds a limit.
 *
 * Only the structure is parsed. An expression for a single character becomes an atom, which keeps its source text.
 */
export function parsePattern(source: string, unicode: boolean): ParsedPattern | { readonly fault: string } {
  const parser = new PatternParser(source, unicode);
  const root = parser.choice(0);
  if (parser.fault !== undefined) return { fault: parser.fault };
  return { root, atoms: [...parser.atoms.keys()], looks: parser.looks };
}

/** Low enough that recursion cannot exhaust the stack. */
const deepest = 100;

/** With more lookarounds, a match would have too many states. */
const maxLooks = 16;

class PatternParser {
  readonly atoms = new Map<string, number>();
  readonly looks: Look[] = [];
  fault: string | undefined;
  readonly #source: string;
  readonly #unicode: boolean;
  #at = 0;

  constructor(source: string, unicode: boolean) {
    this.#source = source;
    this.#unicode = unicode;
  }

  choice(depth: number): PatternNode {
    const options = [this.#sequence(depth)];
    while (this.#take('|')) options.push(this.#sequence(depth));
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) {
      parts.push(this.#repeated(this.#term(depth)));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  #repeated(body: PatternNode): PatternNode {
    const found = this.#match(/[*+?]\??|\{(\d+)(?:(,)(\d*))?\}\??/y);
    if (found === undefined) return body;
    const [text, least, comma, most] = found;
    if (text.startsWith('*')) return { kind: 'repeat', body, min: 0, max: Infinity };
    if (text.startsWith('+')) return { kind: 'repeat', body, min: 1, max: Infinity };
    if (text.startsWith('?')) return { kind: 'repeat', body, min: 0, max: 1 };
    const max = comma === undefined ? least : most === '' ? Infinity : most;
    return { kind: 'repeat', body, min: Number(least), max: Number(max) };
  }

  #term(depth: number): PatternNode {
    if (this.#take('^')) return { kind: 'edge', edge: 'start' };
    if (this.#take('$')) return { kind: 'edge', edge: 'end' };
    if (this.#take('\\b')) return { kind: 'edge', edge: 'word' };
    if (this.#take('\\B')) return { kind: 'edge', edge: 'inside' };
    if (this.#source[this.#at] === '(') return this.#group(depth + 1);
    if (this.#match(/\\[1-9k]/y) !== undefined) return this.#refuse('it refers back to a group');
    const [atom] = this.#match(this.#unicode ? unicodeAtom : plainAtom) ?? [''];
    const known = this.atoms.get(atom) ?? this.atoms.size;
    this.atoms.set(atom, known);
    return { kind: 'atom', atom: known };
  }

  #group(depth: number): PatternNode {
    if (depth > deepest) return this.#refuse(`its groups are nested deeper than ${deepest} levels`);
    const [, look, negation] = this.#match(/\((?:\?:|\?(<?)([=!])|\?<[^=!>][^>]*>|)/y) ?? [];
    if (this.#source[this.#at] === '?') return this.#refuse('it has a group with flags');
    const body = this.choice(depth);
    this.#take(')');
    if (negation === undefined) return body;
    if (this.looks.length === maxLooks) return this.#refuse(`it has more than ${maxLooks} lookarounds`);
    this.looks.push({ body, ahead: look === '' });
    return { kind: 'look', look: this.looks.length - 1, negated: negation === '!' };
  }

  #take(text: string): boolean {
    const found = this.#source.startsWith(text, this.#at);
    if (found) this.#at += text.length;
    return found;
  }

  #match(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.#at;
    const found = token.exec(this.#source) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  /** Keeps the first fault and ends the parsing. */
  #refuse(fault: string): PatternNode {
    this.fault ??= fault;
    this.#at = this.#source.length;
    return { kind: 'sequence', parts: [] };
  }
}

const unicodeAtom =
  /\[(?:[^\]\\]|\\.)*\]|\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|.)|./suy;

/** Without the flag `u`, escapes that are incomplete stand for their letter, and characters are UTF-16 units. */
const plainAtom = /\[(?:[^\]\\]|\\.)*\]|\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|0[0-7]{0,2}|.)|./sy;
