export { main } from './main.js';
export { exitCode } from './exit-code.js';
export type { ExitCode } from './exit-code.js';
