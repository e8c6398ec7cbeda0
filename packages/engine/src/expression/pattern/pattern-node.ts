/** A part of a parsed regular expression. A group has no node of its own, because its text is not captured. */
export type PatternNode =
  /** A character that is accepted by the atom with this index in `ParsedPattern.atoms`. */
  | { readonly kind: 'atom'; readonly atom: number }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `max` is infinite for an open repetition. */
  | { readonly kind: 'repeat'; readonly body: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: 'edge'; readonly edge: Edge }
  /** A lookahead or a lookbehind; `look` is its index in `ParsedPattern.looks`. */
  | { readonly kind: 'look'; readonly look: number; readonly negated: boolean };

/** An assertion about the characters on both sides of a position: `^`, `$`, `\b` and `\B`. */
export type Edge = 'start' | 'end' | 'word' | 'inside';

/** The condition of a lookahead (`ahead`) or lookbehind. */
export interface Look {
  readonly body: PatternNode;
  readonly ahead: boolean;
}

/** A parsed regular expression. */
export interface ParsedPattern {
  readonly root: PatternNode;
  /** The source text of each atom: a literal, an escape, a class or the dot. */
  readonly atoms: readonly string[];
  /** The lookarounds; one that contains another comes after it. */
  readonly looks: readonly Look[];
}
