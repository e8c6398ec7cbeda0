import type { EnginePlugins } from '@naftiko/engine';
import type { Document } from '@naftiko/spec';
import type { ExposeAdapter } from '../mount/expose-adapter.js';
import type { TelemetryProvider } from '../telemetry/telemetry.js';

/** The plug-ins for planning a document: those of the engine, and the expose adapters. */
export interface Plugins {
  readonly engine: EnginePlugins;
  readonly exposes: readonly ExposeAdapter[];
  /** Every type of expose, loaded for this document or not, for hints. */
  readonly exposeTypes: readonly string[];
  /** `undefined`: there is no telemetry. */
  readonly telemetry: TelemetryProvider | undefined;
}

/** Imports only the plug-ins that a document mentions, because most of the start time is importing. */
export type LoadPlugins = (document: Document) => Promise<Plugins>;
