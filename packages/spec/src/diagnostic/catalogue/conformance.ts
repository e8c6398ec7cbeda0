import { entry } from './entry.js';

/** Differences from the published schema. */
export const conformance = {
  'schema-violation': entry<{ message: string; hint?: string | undefined }>({
    summary: 'a place differs from the published schema',
    severity: 'error',
    message: ({ message }) => message,
    hint: ({ hint }) => hint,
  }),
  'schema-differences': entry<{ places: number; kinds: number; most: { message: string; places: number } }>({
    summary: 'the document differs from the published schema',
    severity: 'info',
    message: ({ places, kinds }) =>
      `The document differs from the published schema in ${countWords(places, 'place')} (${countWords(kinds, 'kind')}) and is read tolerantly.`,
    hint: ({ most }) =>
      `${most.places > 1 ? `In ${most.places} places` : 'First'}: ${most.message} "naftiko validate --strict" names each place.`,
  }),
} as const;

const countWords = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
