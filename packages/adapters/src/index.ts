export { builtins, loadBuiltins } from './builtins.js';
export { readDotenvFile } from './bind/dotenv-file.js';
