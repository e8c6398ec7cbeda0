import type { CacheHint, Implementation, ServerCapabilities, ServerOptions } from '@modelcontextprotocol/server';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import type { ServedSurface } from '../plan/served-surface.js';
import type { OpenSkills } from './skill-surface.js';

/** What a server calls itself. Source: specification 04, a.4. */
export const infoOf = ({ namespace, title, description }: ServedSurface, version: string): Implementation => ({
  name: namespace,
  ...(title === undefined ? {} : { title }),
  ...(description === undefined ? {} : { description }),
  version,
});

interface Offer {
  /** Whether its clients are told of changed lists. */
  readonly announcesChanges: boolean;
  readonly skills: OpenSkills | undefined;
}

/** What every server of the SDK for one surface is made with. */
export const serverOptionsOf = (surface: ServedSurface, offer: Offer): ServerOptions => ({
  capabilities: capabilitiesOf(surface, offer),
  cacheHints: cacheHintsOf(surface, offer),
  ...(surface.instructions === undefined ? {} : { instructions: surface.instructions }),
  // Each server would build its own otherwise, which costs more than everything else it does.
  jsonSchemaValidator: new AjvJsonSchemaValidator(),
});

/** Only what there is something of. */
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

/** How long lists may be kept (2026-07-28). Those of files are as old as the files; the rest changes with the document. */
function cacheHintsOf(
  { resources, authentication }: ServedSurface,
  { skills }: Offer,
): NonNullable<ServerOptions['cacheHints']> {
  // What only some callers see must not be kept for all.
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
