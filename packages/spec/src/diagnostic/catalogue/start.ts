import { entry } from './entry.js';

/** Problems that prevent a start. */
export const start = {
  'variable-missing': entry<{ name: string; purpose: string }>({
    summary: 'an environment variable is not set',
    severity: 'error',
    message: ({ name, purpose }) => `The environment variable ${name} is not set; ${purpose}.`,
    hint: ({ name }) => `export ${name}=…`,
  }),
  'variable-blank': entry<{ name: string }>({
    summary: 'the value of a credential is blank',
    severity: 'error',
    message: ({ name }) => `The value of ${name} is blank, but a credential uses it here.`,
    hint: ({ name }) => `Give ${name} a value, or remove the credential.`,
  }),
  'setting-missing': entry<{ name: string }>({
    summary: 'a base URI needs a value that is not given',
    severity: 'error',
    message: ({ name }) => `The base URI needs a value for {${name}}.`,
    hint: ({ name }) => `--var ${name}=…   or   export NAFTIKO_VAR_${name}=…`,
  }),
  'setting-invalid': entry<{ name: string; reason: string }>({
    summary: 'a value cannot be used in a base URI',
    severity: 'error',
    message: ({ name, reason }) => `The value given for {${name}} cannot be used in a base URI: ${reason}.`,
  }),
  'base-uri-missing': entry<{ namespace: string }>({
    summary: 'an upstream has no base URI',
    severity: 'error',
    message: ({ namespace }) => `The upstream "${namespace}" has no base URI.`,
    hint: ({ namespace }) => `--base-uri ${namespace}=https://…`,
  }),
  'bind-failed': entry<{ reason: string; remedy?: string | undefined }>({
    summary: 'the values of a bind cannot be read',
    severity: 'error',
    message: ({ reason }) => reason,
    hint: ({ remedy }) => remedy,
  }),
  'bind-over-http': entry<{ server: string }>({
    summary: 'values of a bind come over plain http',
    severity: 'warning',
    message: ({ server }) =>
      `The values come from "${server}" over plain http: anyone on the network path can read them.`,
    hint: () => 'Use https; plain http is accepted for servers on this machine only.',
  }),
  'port-taken': entry<{ address: string; port: number; namespace: string }>({
    summary: 'a port is taken by another process',
    severity: 'error',
    message: ({ address, port, namespace }) => `"${namespace}" cannot listen on ${address}:${port}: the port is taken.`,
    hint: ({ namespace }) => `--port ${namespace}=0 uses any free port.`,
  }),
  'listen-failed': entry<{ address: string; port: number; namespace: string; reason: string }>({
    summary: 'the system refuses to listen on an address',
    severity: 'error',
    message: ({ address, port, namespace, reason }) => `"${namespace}" cannot listen on ${address}:${port}: ${reason}.`,
  }),
  'nothing-to-serve': entry<object>({
    summary: 'no part of a document can be served',
    severity: 'error',
    message: () => 'Nothing in this document can be served.',
    hint: () => 'Each error above disables the part of the document to which it points.',
  }),
} as const;
