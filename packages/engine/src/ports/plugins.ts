import type { ExtensionConsume } from '@naftiko/spec';
import type { AuthScheme } from './auth-scheme.js';
import type { BindProvider } from './bind-provider.js';
import type { BodyEncoder } from './body-encoder.js';
import type { ConsumeAdapter } from './consume.js';
import type { FormatDecoder } from './format-decoder.js';
import type { AbsentLanguage, ScriptRunner } from './script-runner.js';

/** The plug-ins that higher layers supply to the engine. A plain record: no container, no registry. */
export interface EnginePlugins {
  readonly consumes: readonly (ConsumeAdapter | ConsumeAdapter<ExtensionConsume>)[];
  readonly decoders: readonly FormatDecoder[];
  readonly encoders: readonly BodyEncoder[];
  readonly binds: readonly BindProvider[];
  readonly auth: readonly AuthScheme[];
  readonly scripts: readonly ScriptRunner[];
  readonly absentLanguages?: readonly AbsentLanguage[];
}
