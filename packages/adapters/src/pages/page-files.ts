import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** A file that pages link to, under a name that changes with its content. */
export interface PageAsset {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
}

/** The files that pages link to. */
export interface PageFiles {
  readonly style: PageAsset;
  /** The modules of the script; the last one is the entry. */
  readonly scripts: readonly PageAsset[];
  readonly icon: PageAsset;
}

/** The parts of the style sheet, in their order. */
const styles = ['colours', 'page', 'intro', 'lists', 'code', 'tables', 'forms', 'narrow'];

/** The modules of the script, each after those that it imports. */
const scripts = ['elements.js', 'answers.js', 'try-it.js', 'page.js'];

/** Reads the files of pages, which every package with this module contains. */
export function readPageFiles(): PageFiles {
  const folder = locateFolder();
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return {
    style: nameAsset('page.css', 'text/css; charset=utf-8', styles.map((name) => read(`style/${name}.css`)).join('\n')),
    scripts: nameScripts((name) => read(`script/${name}`)),
    icon: nameAsset('icon.svg', 'image/svg+xml', read('icon.svg')),
  };
}

/** A bundle has the folder beside it; the package has it beside its modules. */
function locateFolder(): URL {
  const beside = new URL('./page-files/', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../page-files/', import.meta.url);
}

function nameAsset(file: string, type: string, text: string): PageAsset {
  const body = Buffer.from(text);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { name: file.replace('.', `-${hash}.`), type, body };
}

/** Names modules by their content, and their imports by these names. */
function nameScripts(read: (name: string) => string): readonly PageAsset[] {
  const named: PageAsset[] = [];
  for (const file of scripts) {
    const text = named.reduce((so, { name }, index) => so.replace(`'./${scripts[index]!}'`, `'./${name}'`), read(file));
    named.push(nameAsset(file, 'text/javascript; charset=utf-8', text));
  }
  return named;
}
