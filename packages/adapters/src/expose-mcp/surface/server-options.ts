import type { CacheHint, Implementation, ServerCapabilities, ServerOptions } from '@modelcontextprotocol/server';
import type { ServedSurface } from '../plan/served-surface.js';
import type { OpenSkills } from './skill-surface.js';

/** The name and title of a server. Source: specification 04, a.4. */
export const infoOf = ({ namespace, title, description }: ServedSurface, version: string): Implementation => ({
  name: namespace,
  ...(title === undefined ? {} : { title }),
  ...(description === undefined ? {} : { description }),
  version,
});

interface Offer {
  /** Whether its clients are notified of changed lists. */
  readonly announcesChanges: boolean;
  readonly skills: OpenSkills | undefined;
}

/** The options of all servers of the SDK for one surface. */
export const serverOptionsOf = (surface: ServedSurface, offer: Offer): ServerOptions => ({
  capabilities: capabilitiesOf(surface, offer),
  cacheHints: cacheHintsOf(surface, offer),
  ...(surface.instructions === undefined ? {} : { instructions: surface.instructions }),
});

/** The capabilities of a server: apart from tools, only the kinds that have at least one entry. */
function capabilitiesOf(
  { resources, prompts }: ServedSurface,
  { announcesChanges, skills }: Offer,
): ServerCapabilities {
  const lists = announcesChanges ? { listChanged: true } : {};
  return {
    tools: lists,
    ...(resources.length > 0 || skills !== undefined ? { resources: lists } : {}),
    ...(prompts.length === 0 ? {} : { prompts: lists }),
    ...(hasDirectories({ resources }) ? { completions: {} } : {}),
    ...(skills === undefined ? {} : { extensions: skills.extension }),
    logging: {},
  };
}

/** How long lists may be cached (2026-07-28). Lists of files change with the files, all others with the document. */
function cacheHintsOf(
  { resources, authentication }: ServedSurface,
  { skills }: Offer,
): NonNullable<ServerOptions['cacheHints']> {
  // A list for authenticated callers must not be cached for other callers.
  const hint: CacheHint = { ttlMs: 60_000, cacheScope: authentication === undefined ? 'public' : 'private' };
  return {
    'server/discover': hint,
    'tools/list': hint,
    'prompts/list': hint,
    'resources/templates/list': hint,
    ...(skills !== undefined || hasDirectories({ resources }) ? {} : { 'resources/list': hint }),
  };
}

const hasDirectories = ({ resources }: Pick<ServedSurface, 'resources'>): boolean =>
  resources.some(({ kind }) => kind === 'directory');
