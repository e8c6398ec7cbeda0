import { entry } from '../entry.js';

/**
 * Rules about secrets, about addresses, and about texts that try to influence a browser or a model. Codes that begin with
 * `naftiko-` are the names that these rules have in the published ruleset for Spectral.
 */
export const security = {
  'naftiko-no-script-tags-in-markdown': entry<object>({
    summary: 'a description contains "<script"',
    severity: 'error',
    message: () => 'The text contains "<script".',
    hint: () => 'Pages that show it as HTML would run the script; write the tag in words or leave it out.',
  }),
  'naftiko-no-eval-in-markdown': entry<object>({
    summary: 'a description contains "eval("',
    severity: 'error',
    message: () => 'The text contains "eval(".',
    hint: () => 'Describe the function in words, without its call.',
  }),
  'naftiko-baseuri-not-example': entry<{ namespace: string | undefined }>({
    summary: 'a base URI contains "example.com"',
    severity: 'warning',
    message: ({ namespace }) =>
      `The base URI${namespace === undefined ? '' : ` of "${namespace}"`} uses example.com, a domain reserved for examples.`,
    hint: ({ namespace = '<namespace>' }) =>
      `Write the address of the real API, or give it at start: --base-uri ${namespace}=https://…`,
  }),
  'naftiko-control-address-localhost-warning': entry<{ address: string }>({
    summary: 'the address of a control adapter is neither "localhost" nor "127.0.0.1"',
    severity: 'warning',
    message: ({ address }) => `The control adapter names the address "${address}" instead of localhost.`,
    hint: () =>
      'Callers of a control adapter can read the configuration and reload the document: write "localhost", or remove "address".',
  }),
  'secret-in-clear': entry<{ what: string }>({
    summary: 'the document contains a password, a token or a key instead of naming a variable',
    severity: 'warning',
    message: ({ what }) => `The document contains ${what} in plain text.`,
    hint: () =>
      'Declare a variable under "binds", write \'{{NAME}}\' here, and issue a new secret: treat this one as leaked.',
  }),
  'text-hidden-characters': entry<{ characters: readonly string[]; count: number }>({
    summary: 'a text has hidden characters, which are invisible or reorder what is shown',
    severity: 'warning',
    message: ({ characters, count }) =>
      `The text has ${count === 1 ? 'a hidden character' : `${count} hidden characters`} (${characters.join(', ')}).`,
    hint: () => 'Remove them: with such characters a model reads another text than people see.',
  }),
  'text-overrides-instructions': entry<{ excerpt: string }>({
    summary: 'a description tells a model to ignore its instructions, or to keep something from its user',
    severity: 'warning',
    message: ({ excerpt }) => `"${excerpt}" gives instructions to a model instead of describing something.`,
    hint: () => 'Describe what is offered. Agents may follow such a text, and hosts may refuse a server that has one.',
  }),
  'text-hidden-content': entry<{ what: string }>({
    summary: 'a description contains an HTML comment, or a long block of Base64',
    severity: 'warning',
    message: ({ what }) => `The text contains ${what}, which people do not read and models do.`,
    hint: () => 'Remove it.',
  }),
} as const;
