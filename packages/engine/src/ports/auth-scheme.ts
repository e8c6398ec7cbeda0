import type { Authentication, Checked, Diagnostic, Text } from '@naftiko/spec';
import type { Template } from '../expression/template.js';
import type { Value } from '../value/value.js';

/** The parts of a prepared request that a signer may change. */
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

/** Adds credentials to requests. `values` are the values of the templates of the plan, in order. */
export interface Signer {
  sign(request: SignableRequest, values: readonly string[]): void;
  /** Receives the challenge of a 401 answer; true when signing again with it may succeed. */
  challenged?(challenge: string): boolean;
}

/** Credentials towards an upstream, planned. */
export interface SignerPlan {
  /** The templates filled before signing; a missing value refuses the call. */
  readonly templates: readonly Template<ConsumeScope>[];
  /**
   * The secrets among the filled templates, and what is made of them for the request: all of them are removed from answers
   * that repeat the request. By default, the filled templates.
   */
  secrets?(values: readonly string[]): readonly string[];
  /** Header, query, cookie names the scheme owns: lower case for headers. */
  readonly owns: readonly { readonly place: 'header' | 'query' | 'cookie' | 'body' | 'path'; readonly name: string }[];
  open(): Signer;
}

/** The scope of consumed templates: the slots of the call and the variables of the deployment. */
export interface ConsumeScope {
  readonly slots: readonly (Value | undefined)[];
  readonly variables: ReadonlyMap<string, string>;
}

/** Checks callers. A refusal contains the answer to them. */
export interface Verifier {
  verify(request: VerifiableRequest): Promise<Verdict> | Verdict;
  /** Documents that are readable without a credential, such as where to obtain one. */
  readonly publicDocuments?: readonly PublicDocument[];
  /** Where callers show their credential: it is passed on to no upstream. Absent: the header `Authorization`. */
  readonly credentialPlaces?: readonly CredentialPlace[];
}

/** One place of a request that holds a credential. */
export interface CredentialPlace {
  readonly place: 'header' | 'query' | 'cookie';
  /** Lower case for headers. */
  readonly name: string;
}

/** JSON that is served to every caller, scripts of other origins included. */
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
      readonly status: 401 | 403 | 429;
      readonly body: string;
      readonly challenges: readonly string[];
      /** Why the verifier cannot check callers at present: for the operator's log, never for callers. */
      readonly warning?: string;
      /** The credential may be right, and is out of date: it does not count as a guess. Absent: it is wrong. */
      readonly isStale?: boolean;
      /** When the next attempt is checked. */
      readonly retryAfterSeconds?: number;
    };

/** One authentication scheme: for upstreams, for callers, or both. */
export interface AuthScheme<Auth extends Authentication = Authentication> {
  /** The word under `type` in documents. */
  readonly type: string;
  /** Why it gives no credential towards upstreams, where it only checks callers. */
  unsigned?(auth: Auth): Diagnostic;
  signer?(auth: Auth, kit: SignerKit): Checked<SignerPlan>;
  verifier?(auth: Auth, kit: VerifierKit): Checked<(variables: ReadonlyMap<string, string>) => Verifier>;
}

export interface SignerKit {
  /** Compiles a credential; names that are not variables become slots of kind `credential`. */
  template(text: Text): Checked<Template<ConsumeScope>>;
}

export interface VerifierKit {
  /** Compiles a secret over bind variables only; an unknown name is an error. */
  secret(text: Text): Checked<(variables: ReadonlyMap<string, string>) => string>;
  /** Whether challenges contain the location of the public documents, as clients of this surface expect. */
  readonly pointsToDocuments?: boolean;
}
