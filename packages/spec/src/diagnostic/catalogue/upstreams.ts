import { entry, listNames } from './entry.js';

/** Consumed APIs: base URIs, paths, parameters, bodies. */
export const upstreams = {
  'base-uri-empty': entry<{ namespace: string }>({
    severity: 'warning',
    message: () => 'The base URI is empty.',
    hint: ({ namespace }) => `Give it at start: --base-uri ${namespace}=https://…`,
  }),
  'base-uri-no-scheme': entry<{ baseUri: string; namespace: string }>({
    severity: 'warning',
    message: ({ baseUri }) => `The base URI "${baseUri}" has no scheme.`,
    hint: ({ namespace }) => `Give a complete one at start: --base-uri ${namespace}=https://…`,
  }),
  'base-uri-not-http': entry<{ baseUri: string }>({
    severity: 'error',
    message: ({ baseUri }) => `The base URI "${baseUri}" is not an HTTP address.`,
    hint: () => 'Only http:// and https:// upstreams can be called.',
  }),
  'base-uri-malformed': entry<{ baseUri: string; reason: string }>({
    severity: 'error',
    // Reports may end up in build logs, so user information before the "@" is masked.
    message: ({ baseUri, reason }) =>
      `The base URI "${baseUri.replace(/\/\/[^/?#]*@/, '//***@')}" cannot be used: ${reason}.`,
    hint: () =>
      'A base URI is a scheme, a host and an optional path, without user information and fragment. ' +
      'Give another one at start: --base-uri <namespace>=https://…',
  }),
  'base-uri-variable': entry<{ names: readonly string[] }>({
    severity: 'warning',
    message: ({ names }) => `The base URI has no value for ${names.map((name) => `{${name}}`).join(', ')}.`,
    hint: ({ names }) => `Give it at start: ${names.map((name) => `--var ${name}=…`).join(' ')}`,
  }),
  'base-uri-self': entry<{ baseUri: string; namespace: string }>({
    severity: 'warning',
    message: ({ baseUri }) => `The base URI "${baseUri}" is this document's own listener.`,
    hint: ({ namespace }) => `Give the real upstream at start: --base-uri ${namespace}=https://…`,
  }),
  'base-uri-placeholder-host': entry<{ baseUri: string; namespace: string }>({
    severity: 'warning',
    message: ({ baseUri }) => `The base URI "${baseUri}" names a placeholder host.`,
    hint: ({ namespace }) => `Give the real one at start: --base-uri ${namespace}=https://…`,
  }),
  'base-uri-trailing-slash': entry<object>({
    severity: 'warning',
    message: () => 'The base URI ends with "/"; that slash is ignored.',
    hint: () => 'Remove it.',
  }),
  'consumes-namespace-duplicate': entry<{ namespace: string }>({
    severity: 'warning',
    message: ({ namespace }) => `The namespace "${namespace}" is consumed more than once; its operations are merged.`,
  }),
  'consumes-type-unknown': entry<{ type: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ type }) => `No consume adapter is of type "${type}".`,
    hint: ({ known }) => `Known types: ${known.join(', ')}.`,
  }),
  'operation-id-for-name': entry<object>({
    severity: 'warning',
    message: () => '"id" is read as "name".',
  }),
  'operation-name-missing': entry<object>({
    severity: 'warning',
    message: () => 'The operation has no name, so nothing can call it.',
  }),
  'operation-name-collision': entry<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `Another operation of this namespace is already called "${name}".`,
    hint: () => 'A call is matched by method and path; give each operation a unique name.',
  }),
  'method-missing': entry<object>({
    severity: 'warning',
    message: () => 'The operation has no method; GET is assumed.',
  }),
  'method-unsupported': entry<{ method: string }>({
    severity: 'error',
    message: ({ method }) => `The method "${method}" is not supported.`,
    hint: () => 'Supported: GET, HEAD, POST, PUT, PATCH, DELETE.',
  }),
  'path-missing': entry<object>({
    severity: 'error',
    message: () => 'The resource has no path.',
  }),
  'resource-without-operations': entry<object>({
    severity: 'warning',
    message: () => 'The consumed resource has no operations.',
  }),
  'consumes-without-resources': entry<object>({
    severity: 'warning',
    message: () => 'The consumed API has no resources.',
  }),
  'parameter-without-name': entry<object>({
    severity: 'warning',
    message: () => 'A parameter without a usable name is ignored.',
  }),
  'parameter-in-invalid': entry<{ found: string | undefined; read: string }>({
    severity: 'warning',
    message: ({ found, read }) =>
      `${found === undefined ? 'The parameter has no place' : `"${found}" is not a place for a parameter`}; "${read}" is assumed.`,
  }),
  'path-param-undeclared': entry<{ names: readonly string[] }>({
    severity: 'info',
    message: ({ names }) =>
      `The path uses ${names.map((name) => `{${name}}`).join(', ')} without declaring it; the caller must supply it.`,
  }),
  'path-param-not-in-path': entry<{ names: readonly string[]; path: string }>({
    severity: 'error',
    message: ({ names, path }) =>
      `${names.map((name) => `"${name}"`).join(', ')} belongs in the path "${path}", which has no placeholder for it; without it the request would reach a different resource.`,
    hint: ({ names }) => `Write ${names.map((name) => `{${name}}`).join(', ')} into the path.`,
  }),
  'path-param-appended': entry<{ name: string; path: string }>({
    severity: 'warning',
    message: ({ name, path }) =>
      `The path has no placeholder for "${name}"; it is read as "${path}", like the exposed path that calls it.`,
    hint: ({ path }) => `Write the path "${path}".`,
  }),
  'path-fragment': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `The path "${path}" has a "#" part, which HTTP cannot send.`,
    hint: () => 'Without it the request would reach a different resource.',
  }),
  'path-fragment-header': entry<{ header: string }>({
    severity: 'warning',
    message: ({ header }) => `The "#" part of the path is sent as the header ${header}.`,
  }),
  'path-empty-segment': entry<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `The path "${path}" has an empty segment; a parameter is probably missing there.`,
  }),
  'path-no-leading-slash': entry<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `The path "${path}" does not start with "/"; one is added.`,
  }),
  'path-with-query': entry<{ path: string }>({
    severity: 'info',
    message: ({ path }) => `The path "${path}" contains a fixed query.`,
  }),
  'path-whitespace': entry<{ path: string }>({
    severity: 'info',
    message: ({ path }) => `The path "${path}" contains spaces; they are percent-encoded.`,
  }),
  'consumed-route-duplicate': entry<{ route: string }>({
    severity: 'warning',
    message: ({ route }) => `Another operation already is "${route}"; a parameter of one of them is probably missing.`,
  }),
  'body-template-empty': entry<object>({
    severity: 'warning',
    message: () => 'The body has no content; the whole body of the caller is sent.',
  }),
  'body-type-alias': entry<{ type: string; read: string; known: readonly string[] }>({
    severity: 'warning',
    message: ({ type, read }) => `The body type "${type}" is read as ${read}.`,
    hint: ({ known }) => listNames('Known types', known),
  }),
  'body-type-unavailable': entry<{ type: string }>({
    severity: 'error',
    message: ({ type }) => `A body of type "${type}" cannot be written here.`,
  }),
  'body-on-get': entry<{ method: string }>({
    severity: 'warning',
    message: ({ method }) => `A ${method} request has no body; the body parameters are not sent.`,
  }),
  'body-undeclared': entry<{ method: string }>({
    severity: 'info',
    message: ({ method }) => `The ${method} operation declares no body; one that the caller sends is passed on.`,
  }),
  'body-declared-twice': entry<object>({
    severity: 'info',
    message: () => 'The operation has both a body and body parameters; the body is sent.',
  }),
  'output-format-unknown': entry<{ format: string; known: readonly string[] }>({
    severity: 'warning',
    message: ({ format }) => `Answers declared as "${format}" are passed through unchanged.`,
    hint: ({ known }) => `Formats that are decoded: ${known.join(', ')}.`,
  }),
  'output-schema-missing': entry<{ format: string }>({
    severity: 'warning',
    message: ({ format }) => `Answers in ${format} cannot be decoded without a schema.`,
    hint: () => 'Name the schema file: outputSchema: <path>.',
  }),
  'output-schema-unusable': entry<{ format: string; schema: string; reason: string }>({
    severity: 'error',
    message: ({ format, schema, reason }) => `"${schema}" cannot be used to decode ${format}: ${reason}`,
  }),
  'output-format-unavailable': entry<{ format: string }>({
    severity: 'error',
    message: ({ format }) => `Answers in "${format}" cannot be decoded here.`,
  }),
} as const;
