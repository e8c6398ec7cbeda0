/**
 * Runs one matrix of attacks in its long form and prints its findings: `run.ts redirects`. Exits with 1 if there is a break.
 */
import type { Findings, Form } from './checks.js';
import { attackWithValues } from './injection.js';
import { attackPatterns } from './patterns.js';
import { attackDrain } from './drain.js';
import { attackRedirects } from './redirects.js';
import { attackSecrets } from './canaries.js';

const matrices: Readonly<Record<string, (form: Form) => Promise<Findings>>> = {
  injection: attackWithValues,
  patterns: attackPatterns,
  drain: attackDrain,
  redirects: attackRedirects,
  canaries: attackSecrets,
};

const [name = '', form = 'long'] = process.argv.slice(2);
const attack = matrices[name];
if (attack === undefined) throw new TypeError(`Name one of: ${Object.keys(matrices).join(', ')}`);
const { checks, breaks, notes } = await attack(form === 'short' ? 'short' : 'long');
for (const one of notes) process.stdout.write(`${one}\n`);
for (const one of breaks.slice(0, 50)) process.stdout.write(`  ${one}\n`);
process.stdout.write(`${checks} checks, ${breaks.length} breaks\n`);
process.exitCode = breaks.length === 0 ? 0 : 1;
