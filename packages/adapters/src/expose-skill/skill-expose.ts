import type { ExposeAdapter } from '@naftiko/runtime';
import { mapChecked, type SkillExpose } from '@naftiko/spec';
import { checkSkillFiles } from './check-skill-files.js';
import { manifestOf } from './manifest.js';
import { planSkills } from './plan-skills.js';

/** Serves a read-only catalogue of skills: descriptions, files, archives. It never runs a tool. */
export const skill: ExposeAdapter<SkillExpose> = {
  type: 'skill',

  plan(block, kit) {
    const skills = planSkills(block, kit);
    const hasFiles = skills.some(({ directory }) => directory !== undefined);
    return mapChecked(kit.verifier(block.authentication), (verifier) => ({
      kind: 'http',
      type: 'skill',
      namespace: block.namespace.text,
      serves: skills.length,
      noun: 'skills',
      address: block.address?.text,
      port: block.port ?? 0,
      routes: hasFiles ? [...descriptionRoutes, ...fileRoutes] : descriptionRoutes,
      entryPath: '/skills',
      operations: [],
      entries: skills.map(({ name, description }) => ({
        kind: 'skill' as const,
        address: name,
        name,
        description,
        broken: undefined,
      })),
      async open(services) {
        const { openSkills } = await import('./open-skills.js');
        return openSkills({ skills, verifier }, services);
      },
    }));
  },

  listOffers: (block, kit) =>
    planSkills(block, kit).map((planned) => ({
      name: planned.name,
      directory: planned.directory,
      manifest: manifestOf(planned),
    })),

  checkFiles: checkSkillFiles,
};

const descriptionRoutes = ['GET /skills', 'GET /skills/{name}'];

const fileRoutes = ['GET /skills/{name}/contents', 'GET /skills/{name}/contents/{file}', 'GET /skills/{name}/download'];
