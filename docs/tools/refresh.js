// What `npm run docs` does: rewrites the code blocks of docs/style.md from the files they name, measures the
// packages of docs/dependencies.md, refreshes the pages of docs/diagnostics/, and draws docs/images/ anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { refreshedDependencies } from './dependencies.js';
import { drawPages } from './draw-pages.js';
import { drawTerminals } from './draw-terminals.js';
import { refreshed } from './excerpts.js';
import { refreshCodePages } from './refresh-code-pages.js';

writeFileSync('docs/style.md', refreshed(readFileSync('docs/style.md', 'utf8')));
writeFileSync('docs/dependencies.md', refreshedDependencies(readFileSync('docs/dependencies.md', 'utf8')));
await refreshCodePages();
for (const [name, picture] of Object.entries(await drawTerminals())) writeFileSync(`docs/images/${name}`, picture);
for (const [name, picture] of Object.entries(await drawPages())) writeFileSync(`docs/images/${name}`, picture);
