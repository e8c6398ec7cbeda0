import { toStem } from './stem.js';
import { actions } from './vocabulary/actions.js';
import { people } from './vocabulary/people.js';
import { software } from './vocabulary/software.js';
import { trade } from './vocabulary/trade.js';

/**
 * Words that APIs, and people who ask for them, use for one thing, a group a line. General English and the vocabulary of
 * APIs; the names of products do not belong here.
 */
const groups = [actions, people, software, trade].flatMap((text) => text.trim().split('\n'));

const related = new Map<string, Set<string>>();
for (const group of groups) {
  const stems = group.split(' ').map(toStem);
  for (const one of stems) {
    const others = related.get(one) ?? new Set();
    for (const other of stems) if (other !== one) others.add(other);
    related.set(one, others);
  }
}

/** The stems of words that mean nearly the same as that of a stem. */
export const findRelated = (stemmed: string): Iterable<string> => related.get(stemmed) ?? [];
