import type { DiagnosticCode } from '@naftiko/spec';

/** A rule of the published Spectral ruleset whose findings this project reports as diagnostics, also in `run`. */
export interface CoveredRule {
  /** The name of the rule in the published ruleset. Options accept it in place of the codes of the diagnostics. */
  readonly rule: string;
  readonly diagnostics: readonly DiagnosticCode[];
  readonly summary: string;
}

/** Source: specification 05, section A.2. */
export const coveredRules: readonly CoveredRule[] = [
  {
    rule: 'naftiko-namespaces-unique',
    diagnostics: ['namespace-duplicate', 'consumes-namespace-duplicate', 'exposes-namespace-duplicate'],
    summary: 'A namespace is used twice. For binds and aggregates, the lint rule of this name reports it.',
  },
  {
    rule: 'naftiko-consumes-baseuri-no-trailing-slash',
    diagnostics: ['base-uri-trailing-slash'],
    summary: 'A base URI ends with "/".',
  },
  {
    rule: 'naftiko-consumed-resource-no-query-in-path',
    diagnostics: ['path-with-query'],
    summary: 'The path of a consumed resource contains a query.',
  },
  {
    rule: 'naftiko-rest-resource-path-no-query',
    diagnostics: ['rest-path-query'],
    summary: 'An exposed path contains a query, so that no request matches it.',
  },
  {
    rule: 'naftiko-mcp-auth-stdio-conflict',
    diagnostics: ['auth-on-stdio'],
    summary: 'An MCP adapter on standard input and output has an authentication.',
  },
  {
    rule: 'naftiko-oauth2-https-authserver',
    diagnostics: ['oauth2-over-http', 'oauth2-field-invalid'],
    summary:
      'An authorization server is not reached over https. The published rule never reports anything, because it examines the members of the authentication instead of the authentication itself.',
  },
  {
    rule: 'naftiko-control-port-singleton-and-unique',
    diagnostics: ['control-duplicate', 'port-clash'],
    summary: 'There are two control adapters, or a control adapter shares its port.',
  },
  {
    rule: 'naftiko-script-defaults-required',
    diagnostics: ['script-setting-missing'],
    summary: 'A script step has no language or location, and there is no default.',
  },
];
