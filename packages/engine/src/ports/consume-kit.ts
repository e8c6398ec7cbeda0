import type { Authentication, Checked, ConsumedOperation, Diagnostic, Origin, Reading, Text } from '@naftiko/spec';
import type { Read } from '../expression/scope.js';
import type { Template } from '../expression/template.js';
import type { AuthScheme, ConsumeScope } from './auth-scheme.js';
import type { BodyEncoder } from './body-encoder.js';
import type { FormatDecoder, ReadSchemaFile } from './format-decoder.js';

/** Resolves the names in a text of a consumed block that are not variables; passed by the consume adapter. */
export interface ConsumedNames {
  /**
   * The reader of a parameter that the block declares, with or without a `value`. It takes precedence over an
   * environment variable of that name.
   */
  readDeclared(name: string): Read<ConsumeScope> | undefined;
  /**
   * Makes a slot for any other name, to be filled by the caller. `undefined` for base URIs, which callers cannot
   * influence.
   */
  slot?(name: string, at: Origin): Read<ConsumeScope>;
  /** Whether the text is a credential: a variable in it must not be blank. */
  readonly inCredential?: boolean;
}

/** What a consume adapter is given while it plans a block. Performs no I/O. */
export interface ConsumeKit {
  /**
   * `Document.conformant`: whether the JSON Schema of the specification accepts the document (specification 06,
   * "Gate").
   */
  readonly conformant: boolean;
  /**
   * The argument of the parsers that `@naftiko/spec` exports, for plug-ins that read parts of their block with them.
   */
  readonly reading: Reading;
  /** Whether the document has binds: an upstream without a credential is then reported. */
  readonly bindsVariables: boolean;
  /** Whether the operator replaces the base URI (`--base-uri`); the declared one is then not checked. */
  readonly replacesBaseUri: boolean;
  /** Whether an exposed resource forwards to this block. */
  readonly isForwardTarget: boolean;
  /** `undefined`: no decoder supports that format. */
  findDecoder(format: string): FormatDecoder | undefined;
  readonly formats: readonly string[];
  /** For decoders whose schema is a file. */
  readonly schemaFile: ReadSchemaFile;
  findEncoder(type: string): BodyEncoder | undefined;
  /** The scheme for the type of an authentication; `undefined`: there is none. */
  scheme(authentication: Authentication): AuthScheme | undefined;
  /**
   * Compiles a text of a consumed block. A name is resolved to the first of these that exists: a bind variable (`NAME`,
   * `bind.NAME`); an environment variable (`env.NAME`, `secrets.NAME`); for `rest.x` and `tools.x` the parameter or
   * slot `x`; a declared parameter; an environment variable (upper case, in the relaxed dialect); a slot.
   */
  template(text: Text, names: ConsumedNames): Checked<Template<ConsumeScope>>;
  /** The diagnostic of a credential with an unknown name. */
  diagnoseUnbound(name: string, at: Origin): Diagnostic;
  /**
   * A value that the operator supplies at start (`--var`). The start fails when the value is missing, or blank although
   * it is a secret.
   */
  setting(name: string, at: Origin, inCredential?: boolean): Read<ConsumeScope>;
  /** An environment variable that may be absent (`in: environment`). */
  environment(name: string, at: Origin): Read<ConsumeScope>;
  /** Reads the base URI of the operator (`--base-uri`): required when `isDeclared` is false, else optional. */
  baseUri(namespace: string, at: Origin, isDeclared: boolean): Read<ConsumeScope>;
  /**
   * The declared path parameter that is sent as the last segment of the path, although the path has no placeholder for
   * it (06, 4.4.9).
   */
  findAppendedParameter(operation: ConsumedOperation): string | undefined;
}
