import type {
  AuthScheme,
  BindProvider,
  BodyEncoder,
  ConsumeAdapter,
  FormatDecoder,
  ScriptRunner,
} from '@naftiko/engine';
import type { ExtensionAuthentication, ExtensionBody, ExtensionConsume, ExtensionExpose } from '@naftiko/spec';
import type { ExposeAdapter } from '../mount/expose-adapter.js';

/** Plug-ins from outside, by kind; every field may be absent. */
export interface Extension {
  readonly exposes?: readonly ExposeAdapter<ExtensionExpose>[];
  readonly consumes?: readonly ConsumeAdapter<ExtensionConsume>[];
  readonly auth?: readonly AuthScheme<ExtensionAuthentication>[];
  readonly encoders?: readonly BodyEncoder<ExtensionBody>[];
  readonly decoders?: readonly FormatDecoder[];
  readonly binds?: readonly BindProvider[];
  readonly scripts?: readonly ScriptRunner[];
}
