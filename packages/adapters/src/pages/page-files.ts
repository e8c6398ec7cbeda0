import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A file that pages link to, under a name that changes with its content. */
export interface PageAsset {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
}

/** The files that pages consist of. */
export interface PageFiles {
  /** By the names of their files without the ending. */
  readonly templates: ReadonlyMap<string, string>;
  readonly style: PageAsset;
  readonly script: PageAsset;
  readonly icon: PageAsset;
}

/** Reads the files of pages, which every package with this module contains. */
export function readPageFiles(): PageFiles {
  const folder = locateFolder();
  const templates = readdirSync(new URL('templates/', folder)).map(
    (name) => [name.replace(/\.hbs$/, ''), readFileSync(new URL(`templates/${name}`, folder), 'utf8')] as const,
  );
  return {
    templates: new Map(templates),
    style: readAsset(folder, 'page.css', 'text/css; charset=utf-8'),
    script: readAsset(folder, 'page.js', 'text/javascript; charset=utf-8'),
    icon: readAsset(folder, 'icon.svg', 'image/svg+xml'),
  };
}

/** A bundle has the folder beside it; the package has it beside its modules. */
function locateFolder(): URL {
  const beside = new URL('./page-files/', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../page-files/', import.meta.url);
}

function readAsset(folder: URL, file: string, type: string): PageAsset {
  const body = readFileSync(new URL(file, folder));
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { name: file.replace('.', `-${hash}.`), type, body };
}
