import { authentication } from './catalogue/authentication.js';
import { conformance } from './catalogue/conformance.js';
import { document } from './catalogue/document.js';
import { expressions } from './catalogue/expressions.js';
import { exposes } from './catalogue/exposes.js';
import { mcp } from './catalogue/mcp.js';
import { skills } from './catalogue/skills.js';
import { rules } from './catalogue/rules.js';
import { start } from './catalogue/start.js';
import { spelling } from './catalogue/spelling.js';
import { upstreams } from './catalogue/upstreams.js';
import { units } from './catalogue/units.js';

/** Every diagnostic of this project: code, severity, message and hint. */
export const catalogue = {
  ...document,
  ...conformance,
  ...upstreams,
  ...authentication,
  ...exposes,
  ...mcp,
  ...skills,
  ...units,
  ...expressions,
  ...start,
  ...spelling,
  ...rules,
} as const;
