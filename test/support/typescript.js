// Lets Node run TypeScript: node --import ./test/support/typescript.js file.ts
import { register } from 'node:module';

register('../runner/load-typescript.js', import.meta.url);
