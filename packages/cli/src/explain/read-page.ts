import { readFile } from 'node:fs/promises';
import { locatePackagedFile } from '../packaged-file.js';

/** The page of a code, as Markdown. */
export const readPage = (code: string): Promise<string> =>
  readFile(locatePackagedFile(`docs/diagnostics/${code}.md`), 'utf8');
