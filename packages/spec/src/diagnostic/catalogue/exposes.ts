import { addedByPlugin, entry, suggestNames } from './entry.js';

/** Exposed adapters and their routes. */
export const exposes = {
  'exposes-type-unknown': entry<{ type: string; known: readonly string[] }>({
    summary: 'no expose adapter has this type',
    severity: 'error',
    message: ({ type }) => `No expose adapter is of type "${type}".`,
    hint: ({ known }) => `Known types: ${known.join(', ')}. ${addedByPlugin}`,
  }),
  'exposes-type-unavailable': entry<{ type: string; known: readonly string[] }>({
    summary: 'an adapter type is not served here',
    severity: 'info',
    message: ({ type }) => `Adapters of type "${type}" are not served yet; the other adapters run.`,
    hint: ({ known }) => `Served types: ${known.join(', ')}.`,
  }),
  'exposes-invalid': entry<object>({
    summary: 'an entry of "exposes" is not a mapping',
    severity: 'error',
    message: () => 'The entry is not a mapping and is omitted.',
  }),
  'exposes-namespace-missing': entry<{ type: string }>({
    summary: 'an adapter has no namespace',
    severity: 'warning',
    message: ({ type }) => `The adapter has no namespace; "${type}" is used.`,
  }),
  'exposes-namespace-duplicate': entry<{ namespace: string }>({
    summary: 'two adapters have the same namespace',
    severity: 'warning',
    message: ({ namespace }) => `Another adapter already has the namespace "${namespace}".`,
  }),
  'address-not-used': entry<{ address: string }>({
    summary: 'an address of the document is not used',
    severity: 'info',
    message: ({ address }) => `The document names the address "${address}"; the adapter still listens on 127.0.0.1.`,
    hint: ({ address }) => `Only the operator can open it to other machines: --host ${address}`,
  }),
  'port-missing': entry<{ type: string }>({
    summary: 'an adapter has no port',
    severity: 'warning',
    message: ({ type }) => `The ${type} adapter has no port; a free one is used.`,
  }),
  'port-invalid': entry<{ shown: string; namespace: string }>({
    summary: 'a port is not a whole number from 1 to 65535',
    severity: 'error',
    message: ({ shown }) => `${shown} is not a port, which is a whole number from 1 to 65535.`,
    hint: ({ namespace }) => `Write such a number, or give a port at start: --port ${namespace}=<port>`,
  }),
  'rest-without-resources': entry<object>({
    summary: 'a REST adapter has no routes',
    severity: 'warning',
    message: () => 'The REST adapter has no routes, so that every request is answered 404.',
    hint: () => 'Add "resources" with operations, or remove the adapter.',
  }),
  'port-clash': entry<{ port: number; other: string; namespace: string }>({
    summary: 'two adapters have the same port',
    severity: 'error',
    message: ({ port, other }) => `Port ${port} is already taken by ${other}.`,
    hint: ({ namespace }) => `Give one of them another port: --port ${namespace}=<port>`,
  }),
  'control-duplicate': entry<object>({
    summary: 'a document has two control adapters',
    severity: 'error',
    message: () => 'A document has at most one control adapter.',
  }),
  'collector-unresolved': entry<{ name: string }>({
    summary: 'the address of the collector has no value',
    severity: 'warning',
    message: ({ name }) => `The address of the collector needs "${name}", which has no value; nothing is exported.`,
    hint: () => 'Bind it under "binds", or set OTEL_EXPORTER_OTLP_ENDPOINT.',
  }),
  'mcp-without-tools': entry<object>({
    summary: 'an MCP adapter has no tools',
    severity: 'warning',
    message: () => 'The MCP adapter has no tools.',
  }),
  'rest-resource-without-operations': entry<object>({
    summary: 'an exposed resource has no operations',
    severity: 'warning',
    message: () => 'The exposed resource has no operations.',
  }),
  'rest-resource-invalid': entry<object>({
    summary: 'an exposed resource cannot be read',
    severity: 'error',
    message: () => 'The resource cannot be read and is omitted.',
  }),
  'rest-operation-invalid': entry<object>({
    summary: 'an exposed operation cannot be read',
    severity: 'error',
    message: () => 'The operation cannot be read and is omitted.',
  }),
  'rest-operation-path': entry<object>({
    summary: 'an exposed operation has a path of its own',
    severity: 'warning',
    message: () => "The operation's own path is appended to that of its resource.",
  }),
  'rest-route-duplicate': entry<{ route: string }>({
    summary: 'two routes have the same method and path',
    severity: 'error',
    message: ({ route }) => `The route "${route}" already exists; this one is unreachable.`,
  }),
  'rest-route-shadowed': entry<{ route: string; by: string }>({
    summary: 'an earlier route matches the same requests',
    severity: 'warning',
    message: ({ route, by }) =>
      `"${by}" precedes "${route}" and matches the same requests; the route with the literal segment wins.`,
  }),
  'rest-path-fragment': entry<{ path: string }>({
    summary: 'the path of a route has a "#" part',
    severity: 'error',
    message: ({ path }) => `The path "${path}" has a "#" part, so no request can reach it.`,
  }),
  'rest-path-query': entry<{ path: string }>({
    summary: 'the path of a route has a "?" part',
    severity: 'error',
    message: ({ path }) => `The path "${path}" has a "?" part, so no request can reach it.`,
  }),
  'rest-path-param-unused': entry<{ name: string }>({
    summary: 'a placeholder of a route is not used',
    severity: 'error',
    message: ({ name }) => `The placeholder {${name}} is not used by the call; ignoring it would widen the call.`,
  }),
  'rest-path-param-as-query': entry<{ names: readonly string[] }>({
    summary: 'a path parameter has no place in the route',
    severity: 'warning',
    message: ({ names }) =>
      `The route has no place for ${names.map((name) => `"${name}"`).join(', ')}; the caller sends it as a query parameter.`,
  }),
  'forward-target-unknown': entry<{ namespace: string; similar: string | undefined; known: readonly string[] }>({
    summary: 'a forward names no consumed API',
    severity: 'error',
    message: ({ namespace }) => `No consumed API has the namespace "${namespace}", so nothing can be forwarded to it.`,
    hint: ({ similar, known }) => suggestNames(similar, 'Consumed namespaces', known),
  }),
  'forward-credential-misplaced': entry<{ namespace: string; name: string; place: 'body' | 'path' }>({
    summary: 'a credential cannot be added to forwarded requests',
    severity: 'error',
    message: ({ namespace, name, place }) =>
      `The credential "${name}" of "${namespace}" belongs in the ${place}, which a forwarded request already has.`,
    hint: () => 'Nothing can be forwarded there; expose operations that call it instead.',
  }),
  'tool-name-duplicate': entry<{ name: string; renamed: string }>({
    summary: 'two tools would be listed under the same name',
    severity: 'warning',
    message: ({ name, renamed }) => `Another tool is already listed as "${name}"; this one is listed as "${renamed}".`,
  }),
  'tool-name-characters': entry<{ name: string }>({
    summary: 'a tool name has characters that are not allowed',
    severity: 'warning',
    message: ({ name }) =>
      `The tool name "${name}" has characters that the protocol does not allow; they are replaced.`,
  }),
  'tool-name-missing': entry<object>({
    summary: 'a tool has no name',
    severity: 'error',
    message: () => 'The tool has no name and is omitted.',
  }),
} as const;
