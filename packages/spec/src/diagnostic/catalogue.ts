import { authentication } from './catalogue/authentication.js';
import { conformance } from './catalogue/conformance.js';
import { document } from './catalogue/document.js';
import type { CatalogueEntry } from './catalogue/entry.js';
import { expressions } from './catalogue/expressions.js';
import { exposes } from './catalogue/exposes.js';
import { mcp } from './catalogue/mcp.js';
import { skills } from './catalogue/skills.js';
import { start } from './catalogue/start.js';
import { spelling } from './catalogue/spelling.js';
import { upstreams } from './catalogue/upstreams.js';
import { units } from './catalogue/units.js';

/** Every diagnostic of this project: code, summary, severity, message and hint. */
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
} as const;

/** A part of the catalogue under a title, as lists show it. */
export interface CatalogueGroup {
  readonly title: string;
  readonly entries: Readonly<Record<string, Pick<CatalogueEntry<never>, 'summary' | 'severity'>>>;
}

/** The whole catalogue in groups, in the order in which they are listed. */
export const catalogueGroups: readonly CatalogueGroup[] = [
  { title: 'Text and structure', entries: document },
  { title: 'Published schema', entries: conformance },
  { title: 'Keys and values', entries: spelling },
  { title: 'Consumed APIs', entries: upstreams },
  { title: 'Authentication', entries: authentication },
  { title: 'Exposed adapters', entries: exposes },
  { title: 'MCP', entries: mcp },
  { title: 'Skills', entries: skills },
  { title: 'Routes, tools and functions', entries: units },
  { title: 'Templates and paths', entries: expressions },
  { title: 'Start', entries: start },
];
