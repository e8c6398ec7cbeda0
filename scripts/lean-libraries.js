import { createRequire } from 'node:module';

/**
 * What libraries load at once and this program needs late or never. Each entry replaces a module in the bundle, by the
 * name under which it is imported, or by that name where one library imports it.
 */
const replacements = {
  // Its index loads `fetch`, caches, cookies, mocks and WebSockets: 15 to 40 ms of each start.
  undici: `
    Object.assign(require('undici/lib/dispatcher/dispatcher').prototype, require('undici/lib/api'));
    exports.Pool = require('undici/lib/dispatcher/pool');
    exports.buildConnector = require('undici/lib/core/connect');
    Object.defineProperty(exports, 'ProxyAgent', { enumerable: true, get: () => require('undici/lib/dispatcher/proxy-agent') });
    Object.defineProperty(exports, 'EnvHttpProxyAgent', {
      enumerable: true,
      get: () => require('undici/lib/dispatcher/env-http-proxy-agent'),
    });
    exports.setGlobalDispatcher = (dispatcher) => require('undici/lib/global').setGlobalDispatcher(dispatcher);`,
  // Bodies are read by the adapters: express needs this for functions that are not called.
  'body-parser': '',
  // Servers and connections speak HTTP/1.1 alone. This module loads TLS, and Node 24 then reads the certificates of the
  // system: 20 of 26 ms that an empty program takes.
  '@hono/node-server: node:http2': `exports.Http2ServerRequest = class {}; exports.constants = {};`,
  'undici: node:http2': `exports.constants = {};`,
  // For commands that are programs of their own; there are none.
  'commander: node:child_process': `exports.spawn = (...args) => require('child_process').spawn(...args);`,
};

/** The plug-in of esbuild that replaces them. */
export const leanLibraries = {
  name: 'lean-libraries',
  setup(build) {
    build.onResolve(
      { filter: /^(?:undici|body-parser|node:child_process|node:http2)$/ },
      ({ path: name, importer, resolveDir }) => {
        const library = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/@]+)[\\/](?!.*node_modules)/
          .exec(importer)?.[1]
          .replace('\\', '/');
        const found = [name, `${library}: ${name}`].find((key) => Object.hasOwn(replacements, key));
        return found && { path: found, namespace: 'lean', pluginData: resolveDir };
      },
    );
    build.onLoad({ filter: /.*/, namespace: 'lean' }, ({ path: name, pluginData }) => ({
      contents: replacements[name],
      resolveDir: pluginData,
    }));
  },
};

/**
 * The plug-in of esbuild that names what `import()` of a CommonJS library gives: in a bundle of several files that would
 * be its default alone.
 */
export const namedImports = {
  name: 'named-imports',
  setup(build) {
    build.onResolve({ filter: /^@?\w[^:]*$/ }, ({ path: name, kind, importer, resolveDir }) => {
      if (kind !== 'dynamic-import' || importer.includes('node_modules')) return undefined;
      const names = namesOf(createRequire(importer), name);
      return names && { path: name, namespace: 'named', pluginData: { names, resolveDir } };
    });
    build.onLoad({ filter: /.*/, namespace: 'named' }, ({ path: name, pluginData: { names, resolveDir } }) => ({
      contents: `export { default, ${names.join(', ')} } from ${JSON.stringify(name)};`,
      resolveDir,
    }));
  },
};

/** What a CommonJS library exports; nothing for a library of modules, whose names the bundler knows. */
function namesOf(require, name) {
  try {
    return Object.keys(require(name)).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default');
  } catch {
    return undefined;
  }
}
