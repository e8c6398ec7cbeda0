// Rewrites the code blocks of docs/style.md from the files they name: `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { refreshed } from './excerpts.js';

for (const page of ['docs/style.md']) writeFileSync(page, refreshed(readFileSync(page, 'utf8')));
