import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Agent, setGlobalDispatcher } from 'undici';

const require = createRequire(import.meta.url);
const { default: runWithJest } = require('jest-circus/runner');

register('./load-typescript.js', import.meta.url);
process.setSourceMapsEnabled(true);

// `npm run prove` runs tests without the fast paths.
if (process.env['NAFTIKO_FAST_PATHS'] === 'off') {
  const { defaultRunOptions } = await import('@naftiko/runtime');
  Object.assign(defaultRunOptions, { fastPaths: false });
}

// A server that stops waits two seconds for requests on idle connections, so that `fetch` closes its own soon.
setGlobalDispatcher(new Agent({ keepAliveTimeout: 10, keepAliveMaxTimeout: 10 }));

let files = 0;

/**
 * Runs the tests of a file with the functions of Jest, and with the modules of Node.
 *
 * Jest evaluates all modules once more for each test file. Here a worker evaluates the product and its libraries once; the
 * modules of tests are new for each test file, because they register hooks.
 */
export default function runFile(globalConfig, config, environment, _runtime, file, send) {
  files += 1;
  // Its own formatter of stacks does not know the modules of Node.
  delete Error.prepareStackTrace;
  const runtime = {
    requireInternalModule: requireAnew,
    requireModule: require,
    setGlobalsForRuntime: (globals) => (globalThis[Symbol.for('jest-globals')] = globals),
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (module) => import(`${pathToFileURL(module).href}?file=${files}`),
    enterTestCode: () => undefined,
    leaveTestCode: () => undefined,
  };
  return runWithJest(globalConfig, config, environment, runtime, file, send);
}

/** The tests that Jest has collected are state of its module, and its listeners are global. */
function requireAnew(module) {
  delete require.cache[module];
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  return require(module);
}
