import { authentication } from './catalogue/authentication.js';
import { conformance } from './catalogue/conformance.js';
import { document } from './catalogue/document.js';
import type { CatalogueEntry } from './catalogue/entry.js';
import { expressions } from './catalogue/expressions.js';
import { exposes } from './catalogue/exposes.js';
import { mcp } from './catalogue/mcp.js';
import { skills } from './catalogue/skills.js';
import { agents } from './catalogue/lint/agents.js';
import { quality } from './catalogue/lint/quality.js';
import { security } from './catalogue/lint/security.js';
import { structure } from './catalogue/lint/structure.js';
import { rules } from './catalogue/rules.js';
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
  ...rules,
} as const;

/** A part of the catalogue, with the title that lists show above it. */
export interface CatalogueGroup {
  readonly title: string;
  /** Whether its codes are those of lint rules, which `--no-lint` switches off. */
  readonly lint?: true;
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
  { title: 'Rules: structure', entries: structure, lint: true },
  { title: 'Rules: quality', entries: quality, lint: true },
  { title: 'Rules: security', entries: security, lint: true },
  { title: 'Rules: agents', entries: agents, lint: true },
];
