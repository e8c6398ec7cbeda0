import type { Authentication, Checked, Diagnostic, Text } from '@naftiko/spec';
import type { Template } from '../expression/template.js';
import type { Value } from '../value/value.js';

/** What a signer may change on a request that is ready to go. */
export interface SignableRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly body: Uint8Array | undefined;
  setHeader(name: string, value: string): void;
  /** Encodes name and value; replaces a parameter of that name. */
  setQuery(name: string, value: string): void;
  setCookie(name: string, value: string): void;
  /** A top-level member of the JSON body. */
  setField(name: string, value: string): void;
  /** Fills the placeholder of that name in the path; encodes the value. */
  setPath(name: string, value: string): void;
}

/** Puts credentials on requests. `values` holds what the templates of the plan gave, in order. */
export interface Signer {
  sign(request: SignableRequest, values: readonly string[]): void;
  /** An answer that asks for credentials (401): true when signing again with what it says may help. */
  challenged?(challenge: string): boolean;
}

/** Credentials towards an upstream, planned. */
export interface SignerPlan {
  /** What has to be filled before signing; a missing value refuses the call. */
  readonly templates: readonly Template<ConsumeScope>[];
  /** Header, query, cookie names the scheme owns: lower case for headers. */
  readonly owns: readonly { readonly place: 'header' | 'query' | 'cookie' | 'body' | 'path'; readonly name: string }[];
  open(): Signer;
}

/** What consumed templates read from: the slots of the call and the variables of the deployment. */
export interface ConsumeScope {
  readonly slots: readonly (Value | undefined)[];
  readonly variables: ReadonlyMap<string, string>;
}

/** Checks callers. A refusal says how to answer them. */
export interface Verifier {
  verify(request: VerifiableRequest): Promise<Verdict> | Verdict;
  /** What anybody may read before showing a credential, such as where to obtain one. */
  readonly publicDocuments?: readonly PublicDocument[];
  /** Where callers show their credential: it is passed on to no upstream. Absent: the header `Authorization`. */
  readonly shown?: readonly ShownCredential[];
}

/** One place of a request that holds a credential. */
export interface ShownCredential {
  readonly place: 'header' | 'query' | 'cookie';
  /** Lower case for headers. */
  readonly name: string;
}

/** JSON that is served to everybody, scripts of other origins included. */
export interface PublicDocument {
  /** Compared with the path of a request as received. */
  readonly path: string;
  readonly body: string;
}

export interface VerifiableRequest {
  readonly method: string;
  /** Path and query as received. */
  readonly target: string;
  /** The first header of that (lower case) name. */
  header(name: string): string | undefined;
}

export type Verdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly status: 401 | 403;
      readonly body: string;
      readonly challenges: readonly string[];
      /** What keeps the verifier from checking anybody: for the operator's log, never for callers. */
      readonly warning?: string;
    };

/** One authentication scheme; towards upstreams, towards callers, or both. */
export interface AuthScheme<Auth extends Authentication = Authentication> {
  /** The word under `type` in documents. */
  readonly type: string;
  /** Why it gives no credential towards upstreams, where it only checks callers. */
  unsigned?(auth: Auth): Diagnostic;
  signer?(auth: Auth, kit: SignerKit): Checked<SignerPlan>;
  verifier?(auth: Auth, kit: VerifierKit): Checked<(variables: ReadonlyMap<string, string>) => Verifier>;
}

export interface SignerKit {
  /** Compiles a credential; names no variable supplies become slots of kind `credential`. */
  template(text: Text): Checked<Template<ConsumeScope>>;
}

export interface VerifierKit {
  /** Compiles a secret over bind variables only; an unresolvable name is an error. */
  secret(text: Text): Checked<(variables: ReadonlyMap<string, string>) => string>;
  /** Whether challenges tell where the public documents are, because the callers of this surface look for that. */
  readonly pointsToDocuments?: boolean;
}
