import Handlebars from 'handlebars';
import { templates } from './generated/templates.js';
import type { PageFiles } from './page-files.js';

/** Writes a page: a template in the layout that all pages share. Every value is escaped. */
export type RenderPage = (template: string, page: PageModel) => string;

/** What every page has; templates read further members. */
export interface PageModel {
  readonly title: string;
  /** The relative address of the root of the port. */
  readonly root: string;
  /** Allows the style sheet and the script of this answer. */
  readonly nonce: string;
  readonly [member: string]: unknown;
}

/** Prepares the templates, which `npm run generate` has compiled. */
export function prepareTemplates({ style, scripts, icon }: PageFiles): RenderPage {
  const handlebars = Handlebars.create();
  for (const [name, compiled] of Object.entries(templates)) {
    handlebars.registerPartial(name, handlebars.template(compiled));
  }
  const write = handlebars.template(templates['layout']!);
  const assets = { style: style.name, script: scripts.at(-1)?.name, icon: icon.name };
  // The layout takes the name of the page's template, which it includes.
  return (template, page) => write({ ...page, assets, template });
}
