import type { TemplateName } from './template-names.js';
import type { Template } from './template.js';
import { forward } from './templates/forward.js';
import { restMcp } from './templates/rest-mcp.js';
import { skills } from './templates/skills.js';
import { steps } from './templates/steps.js';

/** The template of each name. */
export const templates: Readonly<Record<TemplateName, Template>> = { 'rest-mcp': restMcp, steps, forward, skills };
