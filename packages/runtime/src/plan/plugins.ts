import type { EnginePlugins } from '@naftiko/engine';
import type { Document } from '@naftiko/spec';
import type { ExposeAdapter } from '../mount/expose-adapter.js';
import type { TelemetryProvider } from '../telemetry/telemetry.js';

/** What a document is planned with: the engine's plug-ins, and the adapters that expose it. */
export interface Plugins {
  readonly engine: EnginePlugins;
  readonly exposes: readonly ExposeAdapter[];
  /** Every type of expose there is, loaded for this document or not: for hints. */
  readonly exposeTypes: readonly string[];
  /** `undefined`: nothing is ever watched. */
  readonly telemetry: TelemetryProvider | undefined;
}

/** Imports the plug-ins a document mentions and no others: starting is mostly importing. */
export type LoadPlugins = (document: Document) => Promise<Plugins>;
