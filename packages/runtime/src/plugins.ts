import type { EnginePlugins } from '@naftiko/engine';
import { noExtensions, type Document, type TypeWords } from '@naftiko/spec';
import type { ExposeAdapter } from './mount/expose-adapter.js';
import type { TelemetryProvider } from './telemetry/telemetry.js';

/** What a document is planned with: the engine's plug-ins, and the adapters that expose it. */
export interface Plugins {
  readonly engine: EnginePlugins;
  readonly exposes: readonly ExposeAdapter[];
  /** Every type of expose there is, loaded for this document or not: for hints. */
  readonly exposeTypes: readonly string[];
  /** `undefined`: nothing is ever watched. */
  readonly telemetry: TelemetryProvider | undefined;
}

/** Every word that plug-ins serve, loaded for a document or not. */
export interface RegisteredTypes {
  readonly exposes: readonly string[];
  readonly consumes: readonly string[];
  readonly auth: readonly string[];
  readonly encoders: readonly string[];
  readonly decoders: readonly string[];
  readonly binds: readonly string[];
  readonly scripts: readonly string[];
}

/** Imports the plug-ins a document mentions and no others: starting is mostly importing. */
export interface LoadPlugins {
  (document: Document): Promise<Plugins>;
  /** Known before a document is read; absent: the types of the format are all there are. */
  readonly registered?: RegisteredTypes;
}

/** The types that the blocks of a document may have because of these plug-ins. */
export const extensionTypes = ({ registered }: LoadPlugins): TypeWords =>
  registered === undefined
    ? noExtensions
    : {
        exposes: registered.exposes,
        consumes: registered.consumes,
        authentication: registered.auth,
        bodies: registered.encoders,
      };
