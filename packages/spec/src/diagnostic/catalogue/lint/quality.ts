import { entry } from '../entry.js';

/** Rules about the descriptions and tags of a document, under their names in the published ruleset for Spectral. */
export const quality = {
  'naftiko-info-tags': entry<object>({
    summary: 'the document has no tags',
    severity: 'info',
    message: () => 'The document has no tags.',
    hint: () => 'Add "tags" under "info", so that a catalogue can group the capability.',
  }),
  'naftiko-consumes-description': entry<{ namespace: string | undefined }>({
    summary: 'an entry of consumes, or an import, has no description',
    severity: 'warning',
    message: ({ namespace }) =>
      `The consumed API${namespace === undefined ? '' : ` "${namespace}"`} has no description.`,
    hint: () => 'Say which API it is and what it is used for.',
  }),
  'naftiko-rest-resource-description': entry<{ path: string | undefined }>({
    summary: 'an exposed resource has no description',
    severity: 'warning',
    message: ({ path }) => `The exposed resource${path === undefined ? '' : ` "${path}"`} has no description.`,
    hint: () => 'Say what callers find there.',
  }),
  'naftiko-rest-operation-description': entry<{ operation: string | undefined }>({
    summary: 'an exposed operation has no description',
    severity: 'info',
    message: ({ operation }) =>
      `The exposed operation${operation === undefined ? '' : ` "${operation}"`} has no description.`,
    hint: () => 'Say what a call does and returns.',
  }),
} as const;
