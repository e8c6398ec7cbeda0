import { entry } from './entry.js';

/** Keys and values that are ignored because of their spelling or place. */
export const spelling = {
  'key-unknown': entry<{ key: string; object: string; similar?: string; beside?: string }>({
    summary: 'a key is misspelt',
    severity: 'warning',
    message: ({ key, object }) => `"${key}" is not a key of ${withArticle(object)} and is ignored.`,
    hint: ({ similar, beside = '' }) =>
      similar === undefined
        ? `"${beside}" stands beside it; remove the one that is not meant.`
        : `Did you mean "${similar}"?`,
    meant: ({ similar }) => similar,
  }),
  'key-misplaced': entry<{ key: string; object: string; owner: string; advice: string | undefined }>({
    summary: 'a key is written on an object that does not have it',
    severity: 'warning',
    message: ({ key, object, owner }) =>
      `"${key}" is a key of ${withArticle(owner)}; on ${withArticle(object)} it is ignored.`,
    hint: ({ owner, advice }) => advice ?? `Move it to the ${owner}.`,
  }),
  'value-unknown': entry<{ key: string; shown: string; takes: readonly string[]; similar: string | undefined }>({
    summary: 'a value is not one of the words that a key takes',
    severity: 'warning',
    message: ({ key, shown, takes }) =>
      `${shown} is not a value of "${key}", which takes ${takes.slice(0, -1).join(', ')} or ${takes.at(-1)}; it is ignored.`,
    hint: ({ similar }) => (similar === undefined ? undefined : `Did you mean "${similar}"?`),
    meant: ({ similar }) => similar,
  }),
  'value-ignored': entry<{ key: string; shown: string; takes: string; write: string | undefined }>({
    summary: 'a value is not of the type that a key takes',
    severity: 'warning',
    message: ({ key, shown, takes }) => `${shown} is not a value of "${key}", which takes ${takes}; it is ignored.`,
    hint: ({ write }) => (write === undefined ? undefined : `Write it without quotes: ${write}`),
    meant: ({ write }) => write,
  }),
  'template-unquoted': entry<{ name: string }>({
    summary: 'a template has no quotes',
    severity: 'error',
    message: ({ name }) => `The template {{${name}}} has no quotes, so YAML reads it as a mapping.`,
    hint: ({ name }) => `Put it in quotes: '{{${name}}}'.`,
  }),
} as const;

const withArticle = (object: string): string =>
  /authentication$/.test(object) ? object : `${/^(?:[aeio]|MCP)/i.test(object) ? 'an' : 'a'} ${object}`;
