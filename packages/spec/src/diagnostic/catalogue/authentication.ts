import { addedByPlugin, entry, listNames, shortenList, suggestNames } from './entry.js';

/** Credentials, in both directions. */
export const authentication = {
  'auth-unsupported': entry<{ type: string; known?: readonly string[] | undefined }>({
    summary: 'the type of an authentication is not known',
    severity: 'error',
    message: ({ type }) => `The authentication type "${type}" is not supported.`,
    hint: ({ known = [] }) =>
      [
        'An upstream is never called without the credential its document declares.',
        listNames('Known types', known) ?? [],
        addedByPlugin,
      ]
        .flat()
        .join(' '),
  }),
  'auth-malformed': entry<{ field: string }>({
    summary: 'an authentication is not an object',
    severity: 'error',
    message: ({ field }) => `"${field}" is not an object, so it protects nothing.`,
    hint: () =>
      'Write it like { type: bearer, token: "{{TOKEN}}" }. Until this is corrected, nothing is served or sent.',
  }),
  'auth-misspelt': entry<{ found: string }>({
    summary: 'a key looks like a misspelt "authentication"',
    severity: 'error',
    message: ({ found }) => `"${found}" looks like a misspelt "authentication", so it protects nothing.`,
    hint: () => 'Write "authentication". Until this is corrected, nothing is served or sent.',
  }),
  'auth-key-misspelt': entry<{ found: string; meant: string }>({
    summary: 'a key of an authentication is misspelt',
    severity: 'error',
    message: ({ found }) => `"${found}" is not a key of this authentication, whose credential is therefore missing.`,
    hint: ({ meant }) => `Did you mean "${meant}"? Nothing is served or sent without the credential.`,
  }),
  'auth-misplaced': entry<{ object: string }>({
    summary: 'an authentication stands where it protects nothing',
    severity: 'error',
    message: ({ object }) => `The authentication is written on the ${object}, where it protects nothing.`,
    hint: () =>
      'It belongs to an entry of "exposes" or "consumes" and applies to everything the entry serves or calls.',
  }),
  'auth-value-malformed': entry<{ field: string; found: string }>({
    summary: 'a value of an authentication is a list or a mapping',
    severity: 'error',
    message: ({ field, found }) => `"${field}" of the authentication is ${found}; it takes a string.`,
    hint: () => "Write one string, in quotes where it is a template: '{{NAME}}'.",
  }),
  'credential-unbound': entry<{ name: string; similar: string | undefined; known: readonly string[] }>({
    summary: 'a credential uses a variable that no bind declares',
    severity: 'error',
    message: ({ name }) => `No bind declares "${name}", which the credential needs; nothing is sent without it.`,
    hint: ({ name, similar, known }) =>
      suggestNames(similar, 'Bound variables', known) ?? `Declare ${name} under "binds".`,
  }),
  'credential-template-malformed': entry<{ found: string; name: string }>({
    summary: 'a credential contains an incomplete template',
    severity: 'error',
    message: ({ found }) => `The credential contains "${found}", which is not a template and would be sent literally.`,
    hint: ({ name }) => `Write '{{${name}}}'.`,
  }),
  'auth-alias-field': entry<{ found: readonly string[]; read: string }>({
    summary: 'an authentication is written in another spelling',
    severity: 'warning',
    message: ({ found, read }) =>
      `${found.map((word) => `"${word}"`).join(', ')} ${found.length === 1 ? 'is' : 'are'} read as ${read}.`,
  }),
  'auth-placement-nonstandard': entry<{ placement: string }>({
    summary: 'an api key is placed where the published schema does not allow it',
    severity: 'warning',
    message: ({ placement }) =>
      `The api key is placed in the ${placement}, which the published schema does not define.`,
  }),
  'auth-signature-placeholder': entry<object>({
    summary: 'a signature is written as a constant',
    severity: 'warning',
    message: () => 'A signature is written as a constant; it is sent unchanged, and a real upstream will refuse it.',
  }),
  'auth-no-value': entry<object>({
    summary: 'a credential has no value',
    severity: 'warning',
    message: () => 'The credential has no value; calls are made without it.',
  }),
  'auth-none': entry<object>({
    summary: 'an upstream is called without a credential',
    severity: 'info',
    message: () => 'The upstream is called without a credential.',
  }),
  'credential-unused': entry<{ names: readonly string[] }>({
    summary: 'a bound variable is not used, and an upstream is called without a credential',
    severity: 'warning',
    message: ({ names }) =>
      `${shortenList(names)} ${names.length === 1 ? 'is' : 'are'} bound but not used; the upstream is called without a credential.`,
  }),
  'auth-oauth2-consumed': entry<object>({
    summary: 'an OAuth 2 object has no client credentials',
    severity: 'error',
    message: () => 'The "oauth2" object names no client credentials, so no token can be obtained for the upstream.',
    hint: () => 'Use "bearer" with a token from a bind.',
  }),
  'server-secret-missing': entry<{ field: string }>({
    summary: 'the credential that callers must present is empty',
    severity: 'error',
    message: ({ field }) => `The credential "${field}" that callers must present is empty.`,
    hint: () => 'An adapter that requires a credential never starts without one.',
  }),
  'oauth2-field-invalid': entry<{ field: 'authorizationServerUri' | 'resource' }>({
    summary: 'an address of an OAuth 2 object is missing or invalid',
    severity: 'error',
    message: ({ field }) =>
      field === 'resource'
        ? '"resource" has to be an absolute address.'
        : '"authorizationServerUri" has to be an http or https address, without credentials, query and fragment.',
    hint: ({ field }) =>
      field === 'resource'
        ? 'Write the address of this server that tokens name as their audience.'
        : 'Write the issuer of the tokens, such as https://login.example.com/realm.',
  }),
  'oauth2-over-http': entry<object>({
    summary: 'the keys of an authorization server are read over plain http',
    severity: 'warning',
    message: () =>
      'The keys of the authorization server are read over plain http: anyone on the network path can forge tokens.',
    hint: () => 'Use https; plain http is accepted for servers on this machine only.',
  }),
  'oauth2-introspection-unsupported': entry<object>({
    summary: 'tokens cannot be checked by introspection',
    severity: 'error',
    message: () =>
      'Tokens cannot be checked by "introspection": the format has no client credentials for the request to the server.',
    hint: () => 'Write "tokenValidation: jwks", which checks signed tokens with the published keys of the server.',
  }),
  'auth-on-stdio': entry<object>({
    summary: 'an authentication has no effect on stdio',
    severity: 'warning',
    message: () => 'Authentication has no effect on stdio and is ignored.',
  }),
} as const;
