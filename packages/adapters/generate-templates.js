/**
 * Compiles the templates of pages to a module that is part of the package, so that no page waits for a compiler.
 * `npm run generate` runs it; with `--print` it writes the module to the standard output instead.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const folder = new URL('./page-files/templates/', import.meta.url);
const moduleFile = new URL('./src/pages/generated/templates.ts', import.meta.url);

const members = readdirSync(folder)
  .toSorted()
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const code = Handlebars.precompile(text, { knownHelpersOnly: true });
    return `  ${JSON.stringify(file.replace(/\.hbs$/, ''))}: ${code},`;
  });
const code = [
  '// @ts-nocheck',
  '// Generated from page-files/templates by "npm run generate"; changes belong there.',
  '',
  '/** What the runtime of Handlebars makes templates from, by the names of their files. */',
  'export const templates: Readonly<Record<string, object>> = {',
  ...members,
  '};',
  '',
].join('\n');

if (process.argv.includes('--print')) process.stdout.write(code);
else writeFileSync(moduleFile, code);
