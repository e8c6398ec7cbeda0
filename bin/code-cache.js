'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const { openStore } = require('./code-store.js');

/**
 * Loads a bundle with the code that V8 compiled for it in an earlier process, and keeps that code for the next one.
 *
 * A file of the bundle is an object of functions: the parts that are loaded together. `./file.cjs#part` names a part.
 *
 * `module.enableCompileCache()` is not in Node 20, and in Node 24 `validate` needs 1.4 times as much processor time with it:
 * it keeps less of the code. `NODE_COMPILE_CACHE` and `NODE_DISABLE_COMPILE_CACHE` mean what they mean there. Nothing
 * depends on the cache: where it cannot be read or written, the bundle is compiled.
 *
 * @type {(folder: string, name: string, options?: { part?: string, keeps?: boolean }) => any} `name` separates uses of the
 *   bundle that run different parts of it; a thread uses the code that its process keeps
 */
exports.loadBundle = (folder, name, { part: first = './naftiko.cjs#main', keeps = true } = {}) => {
  const store = openStore(name);
  const probe = makeProbe();
  const files = new Map();
  const parts = new Map();
  const importModule = (specifier) => import(specifier);
  const url = pathToFileURL(path.join(folder, 'naftiko.cjs')).href;

  const load = (file) => {
    const source = fs.readFileSync(path.join(folder, file));
    const id = source.latin1Slice(0, idLength);
    const cachedData = store?.codeOf(file, id);
    const script = new vm.Script(source.latin1Slice(), { filename: path.join(folder, file), cachedData });
    // Code that is refused only because a command has changed options is good for the next start.
    const isKnown = script.cachedDataRejected === false || (cachedData && !probe());
    const loaded = { id, script, isKnown, parts: script.runInThisContext() };
    files.set(file, loaded);
    return loaded;
  };
  const requirePart = (id) => {
    if (!id.startsWith('./')) return require(id);
    const before = parts.get(id);
    if (before) return before;
    const exported = {};
    parts.set(id, exported);
    const [file, part] = id.slice(2).split('#');
    try {
      const run = (files.get(file) ?? load(file)).parts[part];
      run(exported, exported, requirePart, late, importModule, url, define, toModule);
    } catch (cause) {
      // A file that could not be read is read again by the next one that needs it.
      parts.delete(id);
      throw cause;
    }
    return exported;
  };

  if (store && keeps)
    keepLater(() => keep(store, files, folder), { isUsable: probe, isDone: (code) => isDone(name, code) });
  return requirePart(first);
};

/**
 * Prepares the question whether V8 still has the options that it had at the start, and so accepts code of the start. The
 * module `v8` has a number that tells, and takes 4 ms to load.
 */
function makeProbe() {
  const cachedData = new vm.Script('0').createCachedData();
  let asked = 0;
  // With a name of its own: V8 does not look at the code if it has compiled the same script before.
  return () => new vm.Script('0', { filename: `probe-${asked++}`, cachedData }).cachedDataRejected === false;
}

/** How much of a file names its content: a comment with a checksum. */
const idLength = 20;

/** What a part loads when it first uses it. */
function late(load) {
  let loaded;
  return () => (loaded ??= load());
}

/** Defines what a part exports. */
function define(exported, getters) {
  for (const name in getters) Object.defineProperty(exported, name, { get: getters[name], enumerable: true });
}

/** What `import` gives for a module of Node. It inherits the members, so that those are read that are used. */
const toModule = (exported) => Object.create(exported, { default: { value: exported } });

/** Servers have started by then, and V8 has not yet dropped the code that only the start needs. */
const startedAfterMs = 2_000;

/**
 * Keeps the code at the end of a process that has done its work, and of a server when it has started. V8 accepts code only
 * with the options that it was kept with, so that nothing is kept while a command has changed them (`isUsable`).
 */
function keepLater(keepCode, { isUsable, isDone }) {
  const keepStarted = () => (isUsable() ? keepCode() : setTimeout(keepStarted, startedAfterMs).unref());
  setTimeout(keepStarted, startedAfterMs).unref();
  process.once('exit', (code) => {
    if (isDone(code) && isUsable()) keepCode();
  });
}

/** Whether a command has done its work by its exit code. 1: it has found errors; only a server has not started then. */
const isDone = (name, code) => code === 0 || (code === 1 && name !== 'run');

function keep(store, files, folder) {
  const loaded = [...files];
  if (loaded.every(([, { isKnown }]) => isKnown)) return;
  try {
    store.replace(
      loaded.map(([file, { id, script }]) => ({ file, id, code: script.createCachedData() })),
      (file) => fs.existsSync(path.join(folder, file)),
    );
    for (const [, one] of loaded) one.isKnown = true;
  } catch {
    // A full disk, a folder that cannot be written.
  }
}
