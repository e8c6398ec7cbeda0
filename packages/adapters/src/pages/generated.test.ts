import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

test('the committed templates equal those compiled from page-files', () => {
  const generator = fileURLToPath(new URL('../../generate-templates.js', import.meta.url));
  const committed = readFileSync(new URL('./generated/templates.ts', import.meta.url), 'utf8');
  const generated = execFileSync(process.execPath, [generator, '--print'], { encoding: 'utf8' });
  // Compared as a whole: the remedy is "npm run generate", so a long difference has no use.
  expect(generated === committed).toBe(true);
});
