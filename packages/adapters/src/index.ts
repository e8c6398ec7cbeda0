export { builtins, builtinsWith, loadBuiltins, type BuiltinOptions } from './builtins.js';
export { readDotenvFile } from './bind/dotenv-file.js';
