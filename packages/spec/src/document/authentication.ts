import type { Origin, Text } from '../diagnostic/origin.js';
import type { SourceNode } from '../source/source-node.js';

/** `authentication`: sent to an upstream, or required of a caller. */
export type Authentication =
  | BasicAuthentication
  | DigestAuthentication
  | BearerAuthentication
  | ApiKeyAuthentication
  | OAuth2Authentication
  | ExtensionAuthentication
  | UnknownAuthentication;

export interface BasicAuthentication {
  readonly type: 'basic';
  readonly username: Text | undefined;
  readonly password: Text | undefined;
  readonly at: Origin;
}

export interface DigestAuthentication {
  readonly type: 'digest';
  readonly username: Text | undefined;
  readonly password: Text | undefined;
  readonly at: Origin;
}

export interface BearerAuthentication {
  readonly type: 'bearer';
  readonly token: Text | undefined;
  readonly at: Origin;
}

export const keyPlacements = ['header', 'query', 'cookie', 'body', 'path'] as const;
export type KeyPlacement = (typeof keyPlacements)[number];

/** One key; some existing documents have several (`headers`). The schema defines the placements header and query. */
export interface ApiKey {
  readonly placement: KeyPlacement;
  readonly key: Text;
  readonly value: Text | undefined;
}

export interface ApiKeyAuthentication {
  readonly type: 'apikey';
  readonly keys: readonly ApiKey[];
  readonly at: Origin;
}

export interface OAuth2Authentication {
  readonly type: 'oauth2';
  readonly authorizationServerUri: Text | undefined;
  readonly resource: Text | undefined;
  readonly scopes: readonly string[];
  readonly audience: Text | undefined;
  readonly tokenEndpoint: Text | undefined;
  readonly tokenValidation: 'jwks' | 'introspection';
  readonly at: Origin;
}

/** An authentication whose type a plug-in serves. The plug-in reads the block from `sourceNode`. */
export interface ExtensionAuthentication {
  readonly type: 'extension';
  /** The value of `type`. */
  readonly name: Text;
  readonly sourceNode: SourceNode;
  readonly at: Origin;
}

/**
 * An authentication of an unknown type, or one that cannot be read. Whatever depends on it is broken: nothing is sent
 * or served without the credential.
 */
export interface UnknownAuthentication {
  readonly type: 'unknown';
  readonly name: Text;
  /** The known types, when the type is unknown. */
  readonly known?: readonly string[];
  readonly at: Origin;
}
