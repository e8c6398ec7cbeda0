import Handlebars from 'handlebars';
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

/** Compiles the templates. */
export function compileTemplates({ templates, style, scripts, icon }: PageFiles): RenderPage {
  const handlebars = Handlebars.create();
  for (const [name, text] of templates) handlebars.registerPartial(name, text);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const assets = { style: style.name, script: scripts.at(-1)?.name, icon: icon.name };
  return (template, page) => {
    // The layout takes the name of the page's template, which it includes.
    const write = compiled.get('layout') ?? handlebars.compile('{{> layout}}', { knownHelpersOnly: true });
    compiled.set('layout', write);
    return write({ ...page, assets, template });
  };
}
