import {
  loadDocument,
  mapChecked,
  noExtensions,
  valid,
  declaredTypeOf,
  type Authentication,
  type Checked,
  type Text,
} from '@naftiko/spec';
import { compileTemplate, textOf } from '../expression/template.js';
import type {
  AuthScheme,
  ConsumeScope,
  SignableRequest,
  SignerPlan,
  VerifiableRequest,
  OpenVerifier,
  Verifier,
} from '../ports/auth-scheme.js';
import { check } from './check.js';

/** The variables of the suite. */
export const contractVariables = new Map([
  ['USER', 'ada'],
  ['SECRET', 's3cret: ü'],
  ['EMPTY', ''],
]);

/** Plans how a scheme signs; `authentication` is an object in YAML, as in a document. */
export function planSigner(scheme: AuthScheme, authentication: string): Checked<SignerPlan> {
  const planned = scheme.signer?.(read(scheme, authentication), { template });
  check(planned !== undefined, `The scheme ${scheme.type} does not sign.`);
  return planned;
}

/** Plans how a scheme checks callers. */
export function planVerifier(scheme: AuthScheme, authentication: string): Checked<OpenVerifier> {
  const planned = scheme.verifier?.(read(scheme, authentication), {
    secret: (text) =>
      mapChecked(template(text), (compiled) => (given) => textOf(compiled, { slots: [], variables: given })),
  });
  check(planned !== undefined, `The scheme ${scheme.type} does not verify.`);
  return planned;
}

/** A verifier whose secrets are the variables of the suite. */
export function verifierOf(scheme: AuthScheme, authentication: string): Verifier {
  const planned = planVerifier(scheme, authentication);
  check(planned.ok, `The authentication is refused: ${planned.diagnostics.map(({ message }) => message).join(' ')}`);
  return planned.value(contractVariables);
}

/** A request of a caller; header names are lower case. */
export interface CallerRequest {
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const requestOf = ({ target = '/', headers = {} }: CallerRequest, method = 'GET'): VerifiableRequest => ({
  method,
  target,
  header: (name) => headers[name],
});

/** A request `GET /a?b=c` that records its changes: `header Authorization: Bearer x`. */
export function recordRequest(): SignableRequest & { readonly done: string[] } {
  const done: string[] = [];
  const record = (kind: string) => (name: string, value: string) => void done.push(`${kind} ${name}: ${value}`);
  return {
    done,
    method: 'GET',
    target: '/a?b=c',
    body: undefined,
    setHeader: record('header'),
    setQuery: record('query'),
    setCookie: record('cookie'),
    setField: record('field'),
    setPath: record('path'),
  };
}

const template = (text: Text) =>
  compileTemplate<ConsumeScope>(text, { resolve: (name) => valid((scope) => scope.variables.get(name)) });

function read({ type }: AuthScheme, authentication: string): Authentication {
  const text = `naftiko: 1.0.0-alpha2\ncapability:\n  exposes: []\n  consumes:\n  - {type: http, authentication: ${authentication}}`;
  const extensions = { ...noExtensions, authentication: [type] };
  const [block] = loadDocument('test.yaml', text, extensions).document?.consumes ?? [];
  const found = block?.type === 'http' ? block.authentication : undefined;
  const hasType = found !== undefined && declaredTypeOf(found) === type;
  check(hasType, `This is not an authentication of the type "${type}": ${authentication}`);
  return found;
}
