import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** The page of a code, as Markdown. */
export const readPage = (code: string): Promise<string> => readFile(new URL(`${code}.md`, pagesFolder()), 'utf8');

/** The folder of the pages: in the package, into which packing copies them; in a checkout, in the documentation. */
function pagesFolder(): URL {
  const packed = new URL('../../diagnostics/', import.meta.url);
  return existsSync(packed) ? packed : new URL('../../../../docs/diagnostics/', import.meta.url);
}
