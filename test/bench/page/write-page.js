import { readFileSync, writeFileSync } from 'node:fs';
import { drawPlots, refreshPage } from './performance-page.js';

const docs = new URL('../../../docs/', import.meta.url);

/** Writes docs/performance.md and its plots from the committed results. */
export function writePage() {
  const page = new URL('performance.md', docs);
  writeFileSync(page, refreshPage(readFileSync(page, 'utf8')));
  for (const [name, picture] of Object.entries(drawPlots())) writeFileSync(new URL(`images/${name}`, docs), picture);
}
