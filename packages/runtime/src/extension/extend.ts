import type { EnginePlugins } from '@naftiko/engine';
import type { Document } from '@naftiko/spec';
import type { ExposeAdapter } from '../mount/expose-adapter.js';
import type { LoadPlugins, Plugins } from '../plan/plugins.js';
import type { Extension } from './extension.js';
import { findExtensionProblems, listRegistered } from './extension-problems.js';

/**
 * Adds plug-ins to those that `base` loads.
 *
 * Throws a TypeError for an object that is not an extension, naming the field, and for a type that is already served.
 */
export function extend(base: LoadPlugins, extension: Extension): LoadPlugins {
  const [problem] = findExtensionProblems(base, extension);
  if (problem !== undefined) throw new TypeError(problem);
  const load = async (document: Document): Promise<Plugins> => mergePlugins(await base(document), extension);
  return Object.assign(load, { registered: listRegistered(base, extension) });
}

function mergePlugins(plugins: Plugins, extension: Extension): Plugins {
  const { exposes = [], consumes = [], auth = [], encoders = [], decoders = [], binds = [], scripts = [] } = extension;
  const { engine } = plugins;
  return {
    ...plugins,
    // A plug-in receives only blocks of its own type.
    exposes: [...plugins.exposes, ...(exposes as readonly ExposeAdapter[])],
    exposeTypes: [...plugins.exposeTypes, ...exposes.map(({ type }) => type)],
    engine: {
      ...engine,
      consumes: [...engine.consumes, ...consumes],
      auth: [...engine.auth, ...(auth as EnginePlugins['auth'])],
      encoders: [...engine.encoders, ...(encoders as EnginePlugins['encoders'])],
      decoders: [...engine.decoders, ...decoders],
      binds: [...engine.binds, ...binds],
      scripts: [...engine.scripts, ...scripts],
    },
  };
}
