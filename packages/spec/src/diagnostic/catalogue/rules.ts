import { agents } from './lint/agents.js';
import { quality } from './lint/quality.js';
import { security } from './lint/security.js';
import { structure } from './lint/structure.js';

/** The findings of rules: advice about documents that run. Each rule is a file in `runtime/src/lint/rules`. */
export const rules = { ...structure, ...quality, ...security, ...agents } as const;
