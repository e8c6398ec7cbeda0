import type { ExposeAdapter, RuntimeServices, MountedEntry, MountPlan } from '@naftiko/runtime';
import { mapChecked, valid, type McpExpose } from '@naftiko/spec';
import { checkFiles } from './plan/check-files.js';
import type { ServedSurface } from './plan/served-surface.js';
import { planPrompts } from './plan/prompts.js';
import { planResources } from './plan/resources.js';
import { planTools } from './plan/tools.js';
import type { OpenSkills } from './surface/skill-surface.js';

/** Serves tools, resources and prompts over the Model Context Protocol, on HTTP or on standard input and output. */
export const mcp: ExposeAdapter<McpExpose> = {
  type: 'mcp',

  plan(block, kit) {
    const surface: ServedSurface = {
      namespace: block.namespace.text,
      title: kit.document.info.label,
      description: kit.document.info.description,
      instructions: block.description,
      tools: planTools(block, kit),
      resources: planResources(block, kit),
      prompts: planPrompts(block, kit),
      authentication: block.authentication,
    };
    const { operations } = surface.tools;
    const base = {
      type: 'mcp',
      namespace: surface.namespace,
      ...countOf(surface),
      operations,
      entries: entriesOf(surface),
    };

    if (block.transport === 'stdio') {
      return valid({
        ...base,
        kind: 'stdio',
        async open(services, streams, predecessor) {
          const { openStdio } = await import('./wire/transport-stdio.js');
          const skills = await skillsFor(surface, services);
          return openStdio({ surface, skills }, services, streams, predecessor);
        },
      });
    }
    return mapChecked(kit.verifier(block.authentication, { pointsToDocuments: true }), (verifier) => ({
      ...base,
      kind: 'http',
      address: block.address?.text,
      port: block.port ?? 0,
      // Every path is served (specification 04, a.2).
      routes: [],
      entryPath: '/mcp',
      tools: surface.tools.list,
      async open(services, predecessor) {
        const { openHttp } = await import('./wire/open-http.js');
        const skills = await skillsFor(surface, services);
        return openHttp({ surface, skills, verifier }, services, predecessor);
      },
    }));
  },

  checkFiles,
};

/** The count for banners: of tools; for a server without tools, of resources; without these, of prompts. */
function countOf({ tools, resources, prompts }: ServedSurface): Pick<MountPlan, 'serves' | 'noun'> {
  const sources = resources.filter((resource) => resource.kind === 'directory' || resource.unit.ok);
  const counts = [
    { serves: tools.list.length, noun: 'tools' },
    { serves: sources.length, noun: 'resources' },
    { serves: prompts.length, noun: 'prompts' },
  ] as const;
  return counts.find(({ serves }) => serves > 0) ?? counts[0];
}

/** Opens the skills that callers of the server may read. */
async function skillsFor(
  { authentication }: ServedSurface,
  services: RuntimeServices,
): Promise<OpenSkills | undefined> {
  if (services.skills.length === 0) return undefined;
  // Imported here, because most documents have no skills.
  const { openSkills } = await import('./skills/open-skills.js');
  return openSkills(services.skills, authentication, services);
}

/** Resources, including broken ones, then prompts. */
const entriesOf = ({ resources, prompts }: ServedSurface): readonly MountedEntry[] => [
  ...resources.map((resource): MountedEntry => {
    const { uri: address, name, description } = resource;
    const head = { kind: 'resource', address, name, description } as const;
    if (resource.kind === 'directory') return { ...head, broken: undefined };
    const { unit } = resource;
    return { ...head, broken: unit.ok ? undefined : unit.reason, unit };
  }),
  ...prompts.map(({ name, description, arguments: asked }): MountedEntry => {
    return { kind: 'prompt', address: name, name, description, broken: undefined, arguments: asked };
  }),
];
