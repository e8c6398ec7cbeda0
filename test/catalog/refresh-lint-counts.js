// Counts the findings of the rules in the existing documents anew. The build has to be fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { countLintFindings } from './count-lint-findings.js';

const directory = path.resolve(process.env.NAFTIKO_SHARED ?? '../shared', 'catalog');
const { files } = JSON.parse(readFileSync(path.join(directory, 'INDEX.json'), 'utf8'));
const planned = await Promise.all(
  Object.keys(files).map((name) => {
    const file = path.join(directory, name);
    return planDocument(file, readFileSync(file, 'utf8'), loadBuiltins);
  }),
);
writeFileSync('test/catalog/lint-counts.json', `${JSON.stringify(countLintFindings(planned), undefined, 2)}\n`);
