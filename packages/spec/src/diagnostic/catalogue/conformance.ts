import { entry } from './entry.js';

/** Differences from the published schema. */
export const conformance = {
  'schema-violation': entry<{ message: string; hint?: string | undefined }>({
    severity: 'error',
    message: ({ message }) => message,
    hint: ({ hint }) => hint,
  }),
  'schema-differences': entry<{ places: number; kinds: number }>({
    severity: 'info',
    message: ({ places, kinds }) =>
      `The document differs from the published schema in ${places} ${places === 1 ? 'place' : 'places'} (${kinds} ${kinds === 1 ? 'kind' : 'kinds'}) and is read as its author meant it.`,
    hint: () => '"naftiko validate --strict" names each place.',
  }),
} as const;
