export { builtins, builtinsWith, loadBuiltins, type BuiltinOptions } from './builtins.js';
export { makeExaminer } from './thread-examiner.js';
export { routeFetch } from './route-fetch.js';
export { readDotenvFile } from './bind/dotenv-file.js';
export { openGatewayTools } from './open-gateway-tools.js';
export { planCallerCheck, type CallerCheck } from './plan-caller-check.js';
export { makePages } from './make-pages.js';
export type { PageOptions } from './pages/html-pages.js';
