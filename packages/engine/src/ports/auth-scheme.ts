import type { Authentication, Checked, Diagnostic, Text } from '@naftiko/spec';
import type { Template } from '../expression/template.js';
import type { Value } from '../value/value.js';

/** A filled request, with the operations that a signer may use to add credentials. */
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

/** Adds credentials to requests. `values` are the values of `SignerPlan.templates`, in order. */
export interface Signer {
  sign(request: SignableRequest, values: readonly string[]): void;
  /**
   * Receives the challenge of a 401 answer to a request; returns true when the request may succeed if it is signed
   * again.
   */
  challenged?(challenge: string, request: SignableRequest): boolean;
}

/** How requests to an upstream are signed; made at load. */
export interface SignerPlan {
  /**
   * The templates whose values the signer receives. When one of them has no value, the call fails and nothing is sent.
   */
  readonly templates: readonly Template<ConsumeScope>[];
  /**
   * The secrets of a request, in each form in which they are sent, made from the values of its templates. They are
   * removed from answers that repeat the request. By default, the values themselves.
   */
  secrets?(values: readonly string[]): readonly string[];
  /**
   * The parameters that the scheme sets; a parameter of the document with one of these names is not sent. Header names
   * are in lower case.
   */
  readonly owns: readonly { readonly place: 'header' | 'query' | 'cookie' | 'body' | 'path'; readonly name: string }[];
  open(): Signer;
}

/** What templates of a consumed block read: the slots of the call and the variables. */
export interface ConsumeScope {
  readonly slots: readonly (Value | undefined)[];
  readonly variables: ReadonlyMap<string, string>;
}

/** Checks callers. The verdict on a caller that is not accepted contains the answer. */
export interface Verifier {
  verify(request: VerifiableRequest): Promise<Verdict> | Verdict;
  /**
   * Documents that every caller can read without a credential, for example one that says where to obtain a credential.
   */
  readonly publicDocuments?: readonly PublicDocument[];
  /**
   * The places of a request that contain the credential. Their values are never passed on to an upstream. Absent: the
   * header `Authorization`.
   */
  readonly credentialPlaces?: readonly CredentialPlace[];
}

/** A use of a nonce. */
export interface NonceUse {
  readonly nonce: string;
  /** How often the caller has used it, including this time. */
  readonly count: number;
  /** When the nonce was made, in milliseconds since 1970. */
  readonly madeMs: number;
}

/** One place of a request that contains a credential. */
export interface CredentialPlace {
  readonly place: 'header' | 'query' | 'cookie';
  /** Lower case for headers. */
  readonly name: string;
}

/** JSON that is served to every caller, including scripts of web pages from other origins. */
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

/** Whether a caller is accepted, or the answer that refuses it. */
export type Verdict =
  | {
      readonly ok: true;
      /** Names by which an operator's rules may refer to this caller: user, subject and scopes of a token, header of a key. */
      readonly callers?: readonly string[];
    }
  | {
      readonly ok: false;
      readonly status: 401 | 403 | 429;
      readonly body: string;
      readonly challenges: readonly string[];
      /** Why the verifier cannot check callers at present. It is logged for the operator and never sent to callers. */
      readonly warning?: string;
      /** Whether the credential is only out of date, so that it does not count as a wrong guess. */
      readonly isStale?: boolean;
      /** The time until another attempt of the caller is checked. */
      readonly retryAfterSeconds?: number;
    };

/** One authentication scheme: for upstreams, for callers, or both. */
export interface AuthScheme<Auth extends Authentication = Authentication> {
  /** The value of `type` in documents. */
  readonly type: string;
  /** The diagnostic for a `consumes` block with this scheme, when the scheme can only check callers. */
  unsigned?(auth: Auth): Diagnostic;
  signer?(auth: Auth, kit: SignerKit): Checked<SignerPlan>;
  verifier?(auth: Auth, kit: VerifierKit): Checked<OpenVerifier>;
  /** Absent: clients that only send fixed headers cannot call a server that checks callers with this scheme. */
  clientCredential?(auth: Auth, prefix: string): ClientCredential;
}

/** What callers send, for the configuration of clients. Contains no secret. */
export interface ClientCredential {
  /** By name. `${NAME}` in a value is an environment variable of the client, whose name begins with the prefix. */
  readonly headers: Readonly<Record<string, string>>;
  /** What a variable contains, or what such a client cannot send, in sentences. */
  readonly notes: readonly string[];
}

/** Makes a verifier from the values of the document's variables. */
export type OpenVerifier = (variables: ReadonlyMap<string, string>, replicas?: ReplicaSecrets) => Verifier;

/** What the processes that serve the same documents share. */
export interface ReplicaSecrets {
  /**
   * The key with which a process recognises what another one has issued, such as a nonce. Absent: each verifier accepts
   * only its own.
   */
  readonly nonceKey?: string | undefined;
  /**
   * Notes the use of a nonce for all processes. False: it was used with this count before, or with a higher one, or it is
   * too old. Absent: each verifier counts for itself.
   */
  readonly useNonce?: ((use: NonceUse) => Promise<boolean>) | undefined;
}

/** What a scheme is given while it plans a signer. */
export interface SignerKit {
  /** Compiles a credential; names that are not variables become slots of kind `credential`. */
  template(text: Text): Checked<Template<ConsumeScope>>;
}

/** What a scheme is given while it plans a verifier. */
export interface VerifierKit {
  /** Compiles a secret, whose names must be variables of `binds`; an unknown name is an error. */
  secret(text: Text): Checked<(variables: ReadonlyMap<string, string>) => string>;
  /** Whether challenges contain the location of the public documents, as MCP clients expect. */
  readonly pointsToDocuments?: boolean;
}
