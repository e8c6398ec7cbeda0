import { entry, suggestNames } from './entry.js';

/** Templates, references, paths. */
export const expressions = {
  'template-malformed': entry<{ reason: string }>({
    summary: 'a template cannot be read',
    severity: 'error',
    message: ({ reason }) => `The template cannot be read: ${reason}`,
    hint: () => 'Templates contain names only, like {{name}} or {{step.field}}.',
  }),
  'unknown-name': entry<{ name: string; similar: string | undefined; known: readonly string[] }>({
    summary: 'a template names a value that does not exist',
    severity: 'warning',
    message: ({ name }) => `No value is named "{{${name}}}" here.`,
    hint: ({ similar, known }) => suggestNames(similar, 'Names known here', known),
  }),
  'json-path-malformed': entry<{ path: string; reason: string }>({
    summary: 'a JSONPath cannot be read',
    severity: 'error',
    message: ({ path, reason }) => `The JSONPath "${path}" cannot be read: ${reason}`,
  }),
} as const;
