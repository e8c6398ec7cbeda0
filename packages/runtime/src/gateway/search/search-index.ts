import { isWithinEdits } from './edits.js';
import { toStem } from './stem.js';
import { findRelated } from './synonyms.js';
import { replacePhrases } from './vocabulary/phrases.js';
import { wordsOf } from './words.js';

/** A text of an entry; the words of a heavier one count more. */
export interface WeightedText {
  readonly text: string;
  readonly weight: number;
}

/** The entries that have a word, with the weight that it has in each. */
interface Postings {
  readonly ids: number[];
  readonly weights: number[];
}

/** A word to look for, and how much of its score counts. */
interface QueryTerm {
  readonly word: string;
  readonly share: number;
}

/**
 * A search over short texts in memory. The score of an entry is BM25 over the words of the query, times the square of the
 * part of the query that it covers: an entry about the whole question precedes one that repeats half of it, and a word is
 * covered more where it weighs more. Related words count a part, and so do the two words of a compound; a word that no
 * entry has is replaced by those with the same beginning, or within one or two edits.
 */
export class SearchIndex<Entry extends object> {
  readonly #postings = new Map<string, Postings>();
  readonly #ids = new Map<Entry, number>();
  #entries: (Entry | undefined)[] = [];
  #lengths: number[] = [];
  #totalLength = 0;

  add(entry: Entry, texts: readonly WeightedText[]): void {
    const id = this.#entries.length;
    const weights = new Map<string, number>();
    for (const { text, weight } of texts) {
      for (const word of wordsOf(text)) weights.set(word, (weights.get(word) ?? 0) + weight);
    }
    for (const [word, weight] of weights) {
      const postings = this.#postings.get(word) ?? { ids: [], weights: [] };
      postings.ids.push(id);
      postings.weights.push(weight);
      this.#postings.set(word, postings);
    }
    this.#ids.set(entry, id);
    this.#entries.push(entry);
    this.#lengths.push(weights.size);
    this.#totalLength += weights.size;
  }

  remove(entry: Entry): void {
    const id = this.#ids.get(entry);
    if (id === undefined) return;
    this.#ids.delete(entry);
    this.#entries[id] = undefined;
    this.#totalLength -= this.#lengths[id] ?? 0;
    if (this.#entries.length > 2 * this.#ids.size + minGarbage) this.#compact();
  }

  /** The entries that match best, at most a hundred: ten, and those that score a fair part of what the best one scores. */
  search(query: string, exists: (entry: Entry) => boolean = () => true): readonly Entry[] {
    const words = [...new Set(wordsOf(replacePhrases(query)))];
    const total = new Float64Array(this.#entries.length);
    const covered = new Float64Array(this.#entries.length);
    let queryWeight = 0;
    for (const word of words) {
      const wanted = this.#expand(word);
      const rarity = this.#rarityOf(wanted);
      queryWeight += rarity;
      this.#scoreWord(wanted, rarity, { total, covered });
    }
    for (let id = 0; id < total.length; id += 1) {
      if (total[id] === 0) continue;
      const entry = this.#entries[id];
      // Entries that are removed, or do not exist for the caller, must not take the places of others.
      total[id]! *= entry === undefined || !exists(entry) ? 0 : (covered[id]! / queryWeight) ** coveragePower;
    }
    const least = total.toSorted().at(-maxFound) ?? 0;
    const found: number[] = [];
    for (let id = 0; id < total.length; id += 1) {
      if (total[id]! > 0 && total[id]! >= least) found.push(id);
    }
    found.sort((left, right) => total[right]! - total[left]! || left - right);
    const minScore = (total[found[0] ?? 0] ?? 0) * fairPart;
    return found
      .slice(0, maxFound)
      .flatMap((id, rank) => (rank >= leastFound && total[id]! < minScore ? [] : this.#entries[id]!));
  }

  /** Adds to each entry its best score for one word of the query or a relative, and how much of the query that covers. */
  #scoreWord(wanted: readonly QueryTerm[], rarity: number, sums: { total: Float64Array; covered: Float64Array }): void {
    const { total, covered } = sums;
    const score = new Float64Array(total.length);
    const cover = new Float64Array(total.length);
    const touched: number[] = [];
    const meanLength = this.#totalLength / Math.max(1, this.#ids.size);
    for (const { word, share } of wanted) {
      const { ids, weights } = this.#postings.get(word) ?? noPostings;
      const factor = this.#idf(ids.length) * share * (saturation + 1);
      for (let index = 0; index < ids.length; index += 1) {
        const id = ids[index]!;
        const weight = weights[index]!;
        const length = 1 - lengthPart + (lengthPart * this.#lengths[id]!) / meanLength;
        const now = (factor * weight) / (weight + saturation * length);
        if (cover[id] === 0) touched.push(id);
        if (now > score[id]!) score[id] = now;
        const part = (share * weight) / (weight + coverSaturation);
        if (part > cover[id]!) cover[id] = part;
      }
    }
    for (const id of touched) {
      total[id]! += score[id]!;
      covered[id]! += rarity * cover[id]!;
    }
  }

  #expand(word: string): readonly QueryTerm[] {
    const related = [
      ...[...findRelated(word)].map((other) => ({ word: other, share: relatedShare })),
      ...this.#split(word).map((part) => ({ word: part, share: compoundShare })),
    ];
    if (this.#postings.has(word)) return [{ word, share: 1 }, ...related];
    return [...related, ...this.#findSpelled(word)];
  }

  /** The two words of a compound, such as "subaccount", where entries have both. */
  #split(word: string): readonly string[] {
    const found: string[] = [];
    for (let end = 3; end <= word.length - 4; end += 1) {
      const parts = [toStem(word.slice(0, end)), toStem(word.slice(end))];
      if (parts.every((part) => this.#postings.has(part))) found.push(...parts);
    }
    return found;
  }

  /** Words with the same beginning, and words that a typo separates. */
  #findSpelled(word: string): readonly QueryTerm[] {
    const edits = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const found: QueryTerm[] = [];
    for (const known of this.#postings.keys()) {
      if (known.startsWith(word) && word.length > 2) found.push({ word: known, share: prefixShare });
      else if (edits > 0 && isWithinEdits(word, known, edits)) found.push({ word: known, share: typoShare });
    }
    return found;
  }

  #idf(holders: number): number {
    const count = this.#ids.size;
    return Math.log(1 + (count - Math.min(count, holders) + 0.5) / (holders + 0.5));
  }

  /** How much covering a word counts: as much as it is rare, in its own spelling or the first substitute. */
  #rarityOf(wanted: readonly QueryTerm[]): number {
    const [first] = wanted.flatMap(({ word }) => this.#postings.get(word) ?? []);
    return first === undefined ? unknownRarity : this.#idf(first.ids.length);
  }

  /** Renumbers the entries without the removed ones. */
  #compact(): void {
    const renumbered = new Map<number, number>();
    for (const [id, entry] of this.#entries.entries()) if (entry !== undefined) renumbered.set(id, renumbered.size);
    for (const [word, { ids, weights }] of this.#postings) {
      const kept = ids.flatMap((id, index) => (renumbered.has(id) ? [index] : []));
      if (kept.length === 0) this.#postings.delete(word);
      else {
        const next = { ids: kept.map((index) => renumbered.get(ids[index]!)!), weights: kept.map((i) => weights[i]!) };
        this.#postings.set(word, next);
      }
    }
    this.#lengths = this.#lengths.filter((_, id) => renumbered.has(id));
    this.#entries = this.#entries.filter((entry) => entry !== undefined);
    for (const [id, entry] of this.#entries.entries()) this.#ids.set(entry!, id);
  }
}

/** How much repetition counts, and how much the length of an entry: the usual values of BM25, for short texts. */
const saturation = 1.2;
const lengthPart = 0.4;

/** How much more an entry counts that covers more of the query. */
const coveragePower = 2;
/** At this weight a word covers half of itself. */
const coverSaturation = 0.6;
const noPostings: Postings = { ids: [], weights: [] };
const maxFound = 100;
const leastFound = 10;
const fairPart = 0.2;

const relatedShare = 0.7;
const compoundShare = 0.5;
const prefixShare = 0.7;
const typoShare = 0.7;
/** A word that no entry has leaves everything equally uncovered. */
const unknownRarity = 1;
/** Removed entries that are tolerated before the index is compacted. */
const minGarbage = 1_000;
