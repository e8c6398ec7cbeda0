import type { Authentication, Checked, ConsumedOperation, Diagnostic, Origin, Reading, Text } from '@naftiko/spec';
import type { Read } from '../expression/scope.js';
import type { Template } from '../expression/template.js';
import type { AuthScheme, ConsumeScope } from './auth-scheme.js';
import type { BodyEncoder } from './body-encoder.js';
import type { FormatDecoder, SchemaFile } from './format-decoder.js';

/** What names inside one consumed block mean besides variables; given by the consume adapter. */
export interface ConsumedNames {
  /** A parameter with an own value, or a declared one: found before the environment is asked for a SCREAMING_CASE name. */
  declared(name: string): Read<ConsumeScope> | undefined;
  /** Anything else is asked of the caller: a slot of this name. `undefined`: no caller exists (base URIs). */
  slot?(name: string, at: Origin): Read<ConsumeScope>;
}

/** What a consume adapter is lent while it plans. Pure: nothing here opens or reads anything. */
export interface ConsumeKit {
  /** Whether the published schema accepts the document (specification 06, "Gate"). */
  readonly conformant: boolean;
  /** For the parsers of the format, where a plug-in reads a part of its block with them. */
  readonly reading: Reading;
  /** Whether the document binds anything: an upstream without a credential is then worth a note. */
  readonly bindsVariables: boolean;
  /** Whether the operator gives another base URI: then the written one may be anything. */
  readonly replacesBaseUri: boolean;
  /** Whether an exposed resource forwards to this block. */
  readonly isForwardTarget: boolean;
  /** `undefined`: no decoder knows that format. */
  decoder(format: string): FormatDecoder | undefined;
  readonly formats: readonly string[];
  /** For decoders whose schema is a file. */
  readonly schemaFile: SchemaFile;
  encoder(type: string): BodyEncoder | undefined;
  /** `undefined`: nothing performs that authentication. */
  scheme(authentication: Authentication): AuthScheme | undefined;
  /**
   * Compiles a text of a consumed block. A name is, in this order: a bind variable (`NAME`, `bind.NAME`), the
   * environment (`env.NAME`, `secrets.NAME`), the caller's (`rest.x`, `tools.x`, the prefix dropped), declared,
   * the environment (SCREAMING_CASE, in the published dialect), a slot.
   */
  template(text: Text, names: ConsumedNames): Checked<Template<ConsumeScope>>;
  /** What to say of a credential whose name nothing supplies. */
  unbound(name: string, at: Origin): Diagnostic;
  /** A value the operator gives at start (`--var`); the start is refused without it. */
  setting(name: string, at: Origin): Read<ConsumeScope>;
  /** An environment variable that may be absent (`in: environment`). */
  environment(name: string, at: Origin): Read<ConsumeScope>;
  /** The operator must give this block's base URI (`--base-uri`); reads it, or what replaces a written one. */
  baseUri(namespace: string, at: Origin, written: boolean): Read<ConsumeScope>;
  /** The declared path parameter that is read as the last segment of a path that has no place for it (06, 4.4.9). */
  appendedParameter(operation: ConsumedOperation): string | undefined;
}
