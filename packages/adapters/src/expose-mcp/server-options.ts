import type { CacheHint, Implementation, ServerCapabilities, ServerOptions } from '@modelcontextprotocol/server';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import type { ServedSurface } from './open-surface.js';

/** What a server calls itself. Source: specification 04, a.4. */
export const infoOf = ({ namespace, title, description }: ServedSurface, version: string): Implementation => ({
  name: namespace,
  ...(title === undefined ? {} : { title }),
  ...(description === undefined ? {} : { description }),
  version,
});

/** What every server of the SDK for one surface is made with. */
export const serverOptionsOf = (
  surface: ServedSurface,
  { tellsChanges }: { readonly tellsChanges: boolean },
): ServerOptions => ({
  capabilities: capabilitiesOf(surface, tellsChanges ? { listChanged: true } : {}),
  cacheHints: cacheHintsOf(surface),
  ...(surface.instructions === undefined ? {} : { instructions: surface.instructions }),
  // Each server would build its own otherwise, which costs more than everything else it does.
  jsonSchemaValidator: new AjvJsonSchemaValidator(),
});

/** Only what there is something of. */
const capabilitiesOf = (
  { resources, prompts }: ServedSurface,
  lists: { readonly listChanged?: true },
): ServerCapabilities => ({
  tools: lists,
  ...(resources.length === 0 ? {} : { resources: lists }),
  ...(prompts.length === 0 ? {} : { prompts: lists }),
  ...(hasDirectories({ resources }) ? { completions: {} } : {}),
  logging: {},
});

/** How long lists may be kept (2026-07-28). Those of files are as old as the files; the rest changes with the document. */
function cacheHintsOf({ resources, guarded }: ServedSurface): NonNullable<ServerOptions['cacheHints']> {
  // What only some callers see must not be kept for all.
  const hint: CacheHint = { ttlMs: 60_000, cacheScope: guarded ? 'private' : 'public' };
  return {
    'server/discover': hint,
    'tools/list': hint,
    'prompts/list': hint,
    'resources/templates/list': hint,
    ...(hasDirectories({ resources }) ? {} : { 'resources/list': hint }),
  };
}

const hasDirectories = ({ resources }: Pick<ServedSurface, 'resources'>): boolean =>
  resources.some(({ kind }) => kind === 'directory');
