import { addedByPlugin, entry, listNames } from './entry.js';

/** Consumed APIs: base URIs, paths, parameters, bodies. */
export const upstreams = {
  'base-uri-empty': entry<{ namespace: string }>({
    summary: 'the base URI is empty',
    severity: 'warning',
    message: () => 'The base URI is empty.',
    hint: ({ namespace }) => `Give it at start: --base-uri ${namespace}=https://…`,
  }),
  'base-uri-no-scheme': entry<{ baseUri: string; namespace: string }>({
    summary: 'the base URI has no scheme',
    severity: 'warning',
    message: ({ baseUri }) => `The base URI "${baseUri}" has no scheme.`,
    hint: ({ namespace }) => `Give a complete one at start: --base-uri ${namespace}=https://…`,
  }),
  'base-uri-not-http': entry<{ baseUri: string }>({
    summary: 'the base URI is not an HTTP address',
    severity: 'error',
    message: ({ baseUri }) => `The base URI "${baseUri}" is not an HTTP address.`,
    hint: () => 'Only http:// and https:// upstreams can be called.',
  }),
  'base-uri-malformed': entry<{ baseUri: string; reason: string }>({
    summary: 'the base URI cannot be used',
    severity: 'error',
    // Reports may end up in build logs, so user information before the "@" is masked.
    message: ({ baseUri, reason }) =>
      `The base URI "${baseUri.replace(/\/\/[^/?#]*@/, '//***@')}" cannot be used: ${reason}.`,
    hint: () =>
      'A base URI is a scheme, a host and an optional path, without user information and fragment. ' +
      'Give another one at start: --base-uri <namespace>=https://…',
  }),
  'base-uri-variable': entry<{ names: readonly string[] }>({
    summary: 'the base URI has a placeholder without a value',
    severity: 'warning',
    message: ({ names }) => `The base URI has no value for ${names.map((name) => `{${name}}`).join(', ')}.`,
    hint: ({ names }) => `Give it at start: ${names.map((name) => `--var ${name}=…`).join(' ')}`,
  }),
  'base-uri-self': entry<{ baseUri: string; namespace: string }>({
    summary: 'the base URI is a listener of the document itself',
    severity: 'warning',
    message: ({ baseUri }) => `The base URI "${baseUri}" is this document's own listener.`,
    hint: ({ namespace }) => `Give the real upstream at start: --base-uri ${namespace}=https://…`,
  }),
  'base-uri-placeholder-host': entry<{ baseUri: string; namespace: string }>({
    summary: 'the base URI names a placeholder host',
    severity: 'warning',
    message: ({ baseUri }) => `The base URI "${baseUri}" names a placeholder host.`,
    hint: ({ namespace }) => `Give the real one at start: --base-uri ${namespace}=https://…`,
  }),
  'base-uri-trailing-slash': entry<object>({
    summary: 'the base URI ends with a slash',
    severity: 'warning',
    message: () => 'The base URI ends with "/"; that slash is ignored.',
    hint: () => 'Remove it.',
  }),
  'consumes-namespace-duplicate': entry<{ namespace: string }>({
    summary: 'two consumed APIs have the same namespace',
    severity: 'warning',
    message: ({ namespace }) => `The namespace "${namespace}" is consumed more than once; its operations are merged.`,
  }),
  'consumes-type-unknown': entry<{ type: string; known: readonly string[] }>({
    summary: 'no consume adapter has this type',
    severity: 'error',
    message: ({ type }) => `No consume adapter is of type "${type}".`,
    hint: ({ known }) => `Known types: ${known.join(', ')}. ${addedByPlugin}`,
  }),
  'operation-id-for-name': entry<object>({
    summary: 'an operation has "id" instead of "name"',
    severity: 'warning',
    message: () => '"id" is read as "name".',
  }),
  'operation-name-missing': entry<object>({
    summary: 'a consumed operation has no name',
    severity: 'warning',
    message: () => 'The operation has no name, so nothing can call it.',
  }),
  'operation-name-collision': entry<{ name: string }>({
    summary: 'two operations of a namespace have the same name',
    severity: 'warning',
    message: ({ name }) => `Another operation of this namespace is already called "${name}".`,
    hint: () => 'A call is matched by method and path; give each operation a unique name.',
  }),
  'method-missing': entry<object>({
    summary: 'an operation has no method',
    severity: 'warning',
    message: () => 'The operation has no method; GET is assumed.',
  }),
  'method-unsupported': entry<{ method: string }>({
    summary: 'the method is not supported',
    severity: 'error',
    message: ({ method }) => `The method "${method}" is not supported.`,
    hint: () => 'Supported: GET, HEAD, POST, PUT, PATCH, DELETE.',
  }),
  'path-missing': entry<object>({
    summary: 'a consumed resource has no path',
    severity: 'error',
    message: () => 'The resource has no path.',
  }),
  'resource-without-operations': entry<object>({
    summary: 'a consumed resource has no operations',
    severity: 'warning',
    message: () => 'The consumed resource has no operations.',
  }),
  'consumes-without-resources': entry<object>({
    summary: 'a consumed API has no resources',
    severity: 'warning',
    message: () => 'The consumed API has no resources.',
  }),
  'parameter-without-name': entry<object>({
    summary: 'a parameter has no usable name',
    severity: 'warning',
    message: () => 'A parameter without a usable name is ignored.',
  }),
  'parameter-in-invalid': entry<{ found: string | undefined; read: string }>({
    summary: 'a parameter has no valid place',
    severity: 'warning',
    message: ({ found, read }) =>
      `${found === undefined ? 'The parameter has no place' : `"${found}" is not a place for a parameter`}; "${read}" is assumed.`,
  }),
  'path-param-undeclared': entry<{ names: readonly string[] }>({
    summary: 'a placeholder of a path is not declared',
    severity: 'info',
    message: ({ names }) =>
      `The path uses ${names.map((name) => `{${name}}`).join(', ')} without declaring it; the caller must supply it.`,
  }),
  'path-param-not-in-path': entry<{ names: readonly string[]; path: string }>({
    summary: 'a path parameter has no placeholder in the path',
    severity: 'error',
    message: ({ names, path }) =>
      `${names.map((name) => `"${name}"`).join(', ')} belongs in the path "${path}", which has no placeholder for it; without it the request would reach a different resource.`,
    hint: ({ names }) => `Write ${names.map((name) => `{${name}}`).join(', ')} into the path.`,
  }),
  'path-param-appended': entry<{ name: string; path: string }>({
    summary: 'a path parameter is appended to the path',
    severity: 'warning',
    message: ({ name, path }) =>
      `The path has no placeholder for "${name}"; it is read as "${path}", like the exposed path that calls it.`,
    hint: ({ path }) => `Write the path "${path}".`,
  }),
  'path-fragment': entry<{ path: string }>({
    summary: 'the path of a consumed operation has a "#" part',
    severity: 'error',
    message: ({ path }) => `The path "${path}" has a "#" part, which HTTP cannot send.`,
    hint: () => 'Without it the request would reach a different resource.',
  }),
  'path-fragment-header': entry<{ header: string }>({
    summary: 'the "#" part of a path is sent as a header',
    severity: 'warning',
    message: ({ header }) => `The "#" part of the path is sent as the header ${header}.`,
  }),
  'path-empty-segment': entry<{ path: string }>({
    summary: 'a path has an empty segment',
    severity: 'warning',
    message: ({ path }) => `The path "${path}" has an empty segment; a parameter is probably missing there.`,
  }),
  'path-no-leading-slash': entry<{ path: string }>({
    summary: 'a path does not begin with a slash',
    severity: 'warning',
    message: ({ path }) => `The path "${path}" does not start with "/"; one is added.`,
  }),
  'path-with-query': entry<{ path: string }>({
    summary: 'a path contains a fixed query',
    severity: 'info',
    message: ({ path }) => `The path "${path}" contains a fixed query.`,
  }),
  'path-whitespace': entry<{ path: string }>({
    summary: 'a path contains spaces',
    severity: 'info',
    message: ({ path }) => `The path "${path}" contains spaces; they are percent-encoded.`,
  }),
  'consumed-route-duplicate': entry<{ route: string }>({
    summary: 'two consumed operations have the same method and path',
    severity: 'warning',
    message: ({ route }) => `Another operation also sends "${route}"; a parameter of one of them is probably missing.`,
  }),
  'body-template-empty': entry<object>({
    summary: 'a body has no content',
    severity: 'warning',
    message: () => 'The body has no content; the whole body of the caller is sent.',
  }),
  'body-type-alias': entry<{ type: string; read: string; known: readonly string[] }>({
    summary: 'a body type is read as another one',
    severity: 'warning',
    message: ({ type, read }) => `The body type "${type}" is read as ${read}.`,
    hint: ({ known }) => listNames('Known types', known),
  }),
  'body-type-unavailable': entry<{ type: string }>({
    summary: 'a body type has no encoder',
    severity: 'error',
    message: ({ type }) => `A body of type "${type}" cannot be written here.`,
    hint: () => addedByPlugin,
  }),
  'body-on-get': entry<{ method: string }>({
    summary: 'a GET or HEAD operation declares body parameters',
    severity: 'warning',
    message: ({ method }) => `A ${method} request has no body; the body parameters are not sent.`,
  }),
  'body-undeclared': entry<{ method: string }>({
    summary: 'a writing operation declares no body',
    severity: 'info',
    message: ({ method }) => `The ${method} operation declares no body; one that the caller sends is passed on.`,
  }),
  'body-declared-twice': entry<{ names: readonly string[] }>({
    summary: 'an operation has both a body and body parameters',
    severity: 'info',
    message: ({ names }) =>
      names.length === 0
        ? 'The operation has both a body and body parameters; the body is sent.'
        : `The body of the operation does not name ${names.map((name) => `"${name}"`).join(', ')}; only what the body names is sent.`,
  }),
  'output-format-unknown': entry<{ format: string; known: readonly string[] }>({
    summary: 'an answer has an unknown format',
    severity: 'warning',
    message: ({ format }) => `Answers declared as "${format}" are passed through unchanged.`,
    hint: ({ known }) => `Formats that are decoded: ${known.join(', ')}. ${addedByPlugin}`,
  }),
  'output-schema-missing': entry<{ format: string }>({
    summary: 'a format needs a schema file that is not named',
    severity: 'warning',
    message: ({ format }) => `Answers in ${format} cannot be decoded without a schema.`,
    hint: () => 'Name the schema file: outputSchema: <path>.',
  }),
  'output-schema-unusable': entry<{ format: string; schema: string; reason: string }>({
    summary: 'a schema cannot be used to decode answers',
    severity: 'error',
    message: ({ format, schema, reason }) => `"${schema}" cannot be used to decode ${format}: ${reason}`,
  }),
  'output-format-unavailable': entry<{ format: string }>({
    summary: 'a format has no decoder',
    severity: 'error',
    message: ({ format }) => `Answers in "${format}" cannot be decoded here.`,
    hint: () => addedByPlugin,
  }),
} as const;
