import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

test('the committed validator equals the one generated from the schema', () => {
  const generator = fileURLToPath(new URL('../../generate-validator.js', import.meta.url));
  const committed = readFileSync(new URL('./generated/naftiko-1.0.0-alpha2.ts', import.meta.url), 'utf8');
  const generated = execFileSync(process.execPath, [generator, '--print'], { encoding: 'utf8', maxBuffer: 4_000_000 });
  // Compared as a whole: the remedy is "npm run generate", so a long difference has no use.
  expect(generated === committed).toBe(true);
});
