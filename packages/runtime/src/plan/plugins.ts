import type { EnginePlugins } from '@naftiko/engine';
import { noExtensions, type Document, type TypeNames } from '@naftiko/spec';
import type { ExposeAdapter } from '../mount/expose-adapter.js';
import type { TelemetryProvider } from '../telemetry/telemetry.js';

/** The plug-ins for planning and opening a document, and its telemetry. */
export interface Plugins {
  readonly engine: EnginePlugins;
  readonly exposes: readonly ExposeAdapter[];
  /**
   * All types of `exposes` that plug-ins serve, including adapters that are not loaded for this document; for hints.
   */
  readonly exposeTypes: readonly string[];
  /** `undefined`: there is no telemetry. */
  readonly telemetry: TelemetryProvider | undefined;
}

/**
 * Every word of the format and of plug-ins by which a document names a plug-in, including plug-ins that are not loaded; other
 * spellings of existing documents are not among them. It is the `type` of a block, for
 * `decoders` the `outputRawFormat`, for `binds` the scheme of a `location`, for `scripts` the `language`.
 */
export interface RegisteredTypes {
  readonly exposes: readonly string[];
  readonly consumes: readonly string[];
  readonly auth: readonly string[];
  readonly encoders: readonly string[];
  readonly decoders: readonly string[];
  readonly binds: readonly string[];
  readonly scripts: readonly string[];
}

/** Imports only the plug-ins that a document mentions, because most of the start time is importing. */
export interface LoadPlugins {
  (document: Document): Promise<Plugins>;
  /**
   * The types that plug-ins serve; they are needed before a document is read. Absent: only the built-in types of the
   * format are served.
   */
  readonly registered?: RegisteredTypes;
}

/** All types that these plug-ins serve, those of the format included; `isExtension` tells the others. */
export const servedTypesOf = ({ registered }: LoadPlugins): TypeNames =>
  registered === undefined
    ? noExtensions
    : {
        exposes: registered.exposes,
        consumes: registered.consumes,
        authentication: registered.auth,
        bodies: registered.encoders,
        languages: registered.scripts,
      };
