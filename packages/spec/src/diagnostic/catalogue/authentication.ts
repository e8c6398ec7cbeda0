import { entry, listed, suggested } from './entry.js';

/** Credentials, in both directions. */
export const authentication = {
  'auth-unsupported': entry<{ type: string; known?: readonly string[] | undefined }>({
    severity: 'error',
    message: ({ type }) => `The authentication "${type}" cannot be performed here.`,
    hint: ({ known = [] }) =>
      ['Nothing is ever called without the credential its document declares.', listed('Known types', known) ?? []]
        .flat()
        .join(' '),
  }),
  'auth-malformed': entry<{ field: string }>({
    severity: 'error',
    message: ({ field }) => `"${field}" is no object, and protects nothing.`,
    hint: () =>
      'Write it like { type: bearer, token: "{{TOKEN}}" }. Nothing is served or sent without it as long as this stands here.',
  }),
  'auth-misspelt': entry<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `"${found}" looks like a misspelt "authentication", and protects nothing.`,
    hint: () => 'Write "authentication". Nothing is served or sent without it as long as this stands here.',
  }),
  'auth-key-misspelt': entry<{ found: string; meant: string }>({
    severity: 'error',
    message: ({ found }) => `"${found}" is not a key of this authentication, which gives no credential without it.`,
    hint: ({ meant }) => `Did you mean "${meant}"? Nothing is served or sent without the credential.`,
  }),
  'auth-misplaced': entry<{ object: string }>({
    severity: 'error',
    message: ({ object }) => `The authentication stands on the ${object}, where it protects nothing.`,
    hint: () => 'It belongs to an entry of "exposes" or "consumes" and holds for all that the entry serves or calls.',
  }),
  'auth-value-malformed': entry<{ field: string; found: string }>({
    severity: 'error',
    message: ({ field, found }) => `"${field}" of the authentication is ${found}; it takes a text.`,
    hint: () => "Write one text, in quotes where it is a template: '{{NAME}}'.",
  }),
  'credential-unbound': entry<{ name: string; similar: string | undefined; known: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => `No bind declares "${name}", which the credential needs; nothing is sent without it.`,
    hint: ({ name, similar, known }) =>
      suggested(similar, 'Bound variables', known) ?? `Declare ${name} under "binds".`,
  }),
  'credential-template-malformed': entry<{ found: string; name: string }>({
    severity: 'error',
    message: ({ found }) => `The credential holds "${found}", which is no template and would be sent as it stands.`,
    hint: ({ name }) => `Write '{{${name}}}'.`,
  }),
  'auth-alias-field': entry<{ found: string; read: string }>({
    severity: 'warning',
    message: ({ found, read }) => `"${found}" is read as "${read}".`,
  }),
  'auth-placement-nonstandard': entry<{ placement: string }>({
    severity: 'warning',
    message: ({ placement }) => `The key is placed in the ${placement}, which the published schema does not know.`,
  }),
  'auth-signature-placeholder': entry<object>({
    severity: 'warning',
    message: () => 'A signature is written as a constant; it is sent as it stands, and a real upstream will refuse it.',
  }),
  'auth-no-value': entry<object>({
    severity: 'warning',
    message: () => 'The credential has no value; calls are made without it.',
  }),
  'auth-none': entry<object>({
    severity: 'info',
    message: () => 'The upstream is called without a credential.',
  }),
  'credential-unused': entry<{ names: readonly string[] }>({
    severity: 'warning',
    message: ({ names }) =>
      `${names.join(', ')} is bound, but nothing sends it: the upstream is called without a credential.`,
  }),
  'auth-oauth2-consumed': entry<object>({
    severity: 'error',
    message: () => 'The "oauth2" object names no client credentials, so no token can be obtained for the upstream.',
    hint: () => 'Use "bearer" with a token from a bind.',
  }),
  'server-secret-missing': entry<{ field: string }>({
    severity: 'error',
    message: ({ field }) => `The credential "${field}" that callers must present is empty.`,
    hint: () => 'An adapter that asks for a credential never starts without one.',
  }),
  'oauth2-field-invalid': entry<{ field: 'authorizationServerUri' | 'resource' }>({
    severity: 'error',
    message: ({ field }) =>
      field === 'resource'
        ? '"resource" has to be an absolute address.'
        : '"authorizationServerUri" has to be an http or https address, without credentials, query and fragment.',
    hint: ({ field }) =>
      field === 'resource'
        ? 'The address under which callers know this server, as it stands in their tokens.'
        : 'The issuer of the tokens, such as https://login.example.com/realm.',
  }),
  'oauth2-over-http': entry<object>({
    severity: 'warning',
    message: () =>
      'The keys of the authorization server are read over plain http: whoever stands between can forge tokens.',
    hint: () => 'Only servers on this machine need no https.',
  }),
  'oauth2-introspection-unsupported': entry<object>({
    severity: 'error',
    message: () =>
      'Tokens cannot be checked by "introspection": the format has no client credentials to ask the server with.',
    hint: () => 'tokenValidation: jwks checks signed tokens with the keys that the server publishes.',
  }),
  'auth-on-stdio': entry<object>({
    severity: 'warning',
    message: () => 'Authentication has no meaning on stdio and is ignored.',
  }),
} as const;
