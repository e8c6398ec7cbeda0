import { entry } from '../entry.js';

/**
 * Rules about objects of a document that contradict each other, and about their spelling. Codes that begin with
 * `naftiko-` are the names that these rules have in the published ruleset for Spectral.
 */
export const structure = {
  'naftiko-namespaces-unique': entry<{ namespace: string; owner: string }>({
    summary: 'two binds, or two aggregates, have the same namespace',
    severity: 'warning',
    message: ({ namespace, owner }) => `Another ${owner} already has the namespace "${namespace}".`,
    hint: () => 'Give each entry a namespace of its own, or merge the two entries.',
  }),
  'naftiko-rest-resource-path-no-trailing-slash': entry<{ path: string }>({
    summary: 'the path of an exposed resource ends with "/"',
    severity: 'warning',
    message: ({ path }) => `The exposed path "${path}" ends with "/".`,
    hint: () => 'Remove the slash: most clients call the path without it.',
  }),
  'naftiko-address-not-example': entry<{ address: string }>({
    summary: 'the address of a rest, mcp or skill adapter ends with "example.com"',
    severity: 'warning',
    message: ({ address }) => `The address "${address}" uses example.com, a domain reserved for examples.`,
    hint: () => 'Remove "address"; the operator decides with --host where the adapter listens.',
  }),
  'naftiko-aggregate-function-description': entry<{ ref: string }>({
    summary: 'a function of an aggregate has no description',
    severity: 'warning',
    message: ({ ref }) => `The function "${ref}" has no description.`,
    hint: () => 'Say what it does and what it returns; tools and routes that refer to it take the text over.',
  }),
  'naftiko-aggregate-semantics-consistency': entry<{ ref: string; semantics: string; stated: string }>({
    summary: 'the hints of a tool, or the method of a route, contradict the semantics of the function it refers to',
    severity: 'warning',
    message: ({ ref, semantics, stated }) => `${stated} contradicts "${semantics}" of the function "${ref}".`,
    hint: () =>
      'Correct one of the two: clients decide by them whether to ask before a call, and whether to repeat it.',
  }),
  'naftiko-oauth2-resource-https': entry<{ resource: string }>({
    summary: 'the resource of an OAuth 2 authentication is not an https address',
    severity: 'warning',
    message: ({ resource }) => `The resource "${resource}" is not an https address.`,
    hint: () => 'Tokens name it as their audience; give the address at which callers reach this server.',
  }),
  'naftiko-oauth2-scopes-defined': entry<object>({
    summary: 'an OAuth 2 authentication does not say which scopes callers need',
    severity: 'warning',
    message: () => 'The authentication names no scopes, so every token of the authorization server is accepted.',
    hint: () => 'List what a caller needs, as in "scopes: [ships.read]"; "scopes: []" says that it needs none.',
  }),
  'naftiko-steps-name-pattern': entry<{ name: string }>({
    summary: 'the name of a step has characters other than letters, digits, "-" and "_"',
    severity: 'warning',
    message: ({ name }) => `The step name "${name}" has characters other than letters, digits, "-" and "_".`,
    hint: () => 'Mappings refer to steps by name, as in "$.get-ship.id"; other characters need quotes there.',
  }),
  'mapping-unreachable': entry<{ what: string; reason: string }>({
    summary: 'a mapping, or a declared output, never reaches a caller',
    severity: 'warning',
    message: ({ what, reason }) => `${what} never reaches a caller: ${reason}.`,
  }),
} as const;
