import { entry } from './entry.js';

/** Credentials, in both directions. */
export const authentication = {
  'auth-unsupported': entry<{ type: string }>({
    severity: 'error',
    message: ({ type }) => `The authentication "${type}" cannot be performed here.`,
    hint: () => 'Nothing is ever called without the credential its document declares.',
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
  'auth-on-stdio': entry<object>({
    severity: 'warning',
    message: () => 'Authentication has no meaning on stdio and is ignored.',
  }),
} as const;
