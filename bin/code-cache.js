'use strict';

const fs = require('node:fs');
const { createRequire } = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const v8 = require('node:v8');
const vm = require('node:vm');
const zlib = require('node:zlib');

/**
 * Loads a bundle with the code that V8 compiled for it in an earlier process, and keeps that code for the next one.
 *
 * `module.enableCompileCache()` is not in Node 20, and in Node 24 `validate` needs 1.4 times as much processor time with it:
 * it keeps less of the code. `NODE_COMPILE_CACHE` and `NODE_DISABLE_COMPILE_CACHE` mean what they mean there. Nothing
 * depends on the cache: where it cannot be read or written, the bundle is compiled.
 *
 * @type {(entry: string, name: string) => any} `name` separates uses of the bundle that run different parts of it
 */
exports.loadBundle = (entry, name) => {
  const folder = path.dirname(entry);
  const store = storeOf(name);
  const known = (store && read(store)) ?? new Map();
  const loaded = new Map();
  const requireOutside = createRequire(entry);
  const importModule = (specifier) => import(specifier);
  const url = pathToFileURL(entry).href;

  const load = (file) => {
    const before = loaded.get(file);
    if (before) return before.module.exports;
    const source = fs.readFileSync(path.join(folder, file));
    const sum = zlib.crc32(source);
    const entryOfCache = known.get(file);
    const script = new vm.Script(source.latin1Slice(), {
      filename: path.join(folder, file),
      cachedData: entryOfCache?.sum === sum ? entryOfCache.code : undefined,
    });
    const part = { module: { exports: {} }, script, sum, isKnown: script.cachedDataRejected === false };
    loaded.set(file, part);
    script.runInThisContext()(part.module, requirePart, requireLate, importModule, url);
    return part.module.exports;
  };
  const requirePart = (id) => (id.startsWith('./') ? load(id.slice(2)) : requireOutside(id));
  const requireLate = (id, convert = (exported) => exported) => {
    let required;
    return () => (required ??= convert(requireOutside(id)));
  };

  if (store) keepLater(() => keep(store, known, loaded, folder));
  return load(path.basename(entry));
};

/** The file of the cache; none, if it is disabled. */
function storeOf(name) {
  const { NODE_COMPILE_CACHE: chosen, NODE_DISABLE_COMPILE_CACHE: disabled } = process.env;
  if (disabled === '1') return undefined;
  try {
    return path.join(chosen || path.join(cacheFolder(), 'naftiko'), `${process.version}-${process.arch}-${name}.bin`);
  } catch {
    // A user without a home.
    return undefined;
  }
}

function cacheFolder() {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Caches');
  return XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : path.join(os.homedir(), '.cache');
}

/** A checksum of the rest, and the length of the index: V8 itself checks no content. */
const headerBytes = 8;

/** The code of each file of the bundle, with the checksum of the source that it belongs to. */
function read(store) {
  let descriptor;
  try {
    descriptor = fs.openSync(store, 'r');
    const { uid, mode } = fs.fstatSync(descriptor);
    // The code runs with the rights of this user, so that only this user or root may have written it.
    if (process.getuid && ((uid !== 0 && uid !== process.getuid()) || (mode & 0o022) !== 0)) return undefined;
    const content = fs.readFileSync(descriptor);
    if (content.readUInt32LE(0) !== zlib.crc32(content.subarray(4))) return undefined;
    const codeStart = headerBytes + content.readUInt32LE(4);
    const index = JSON.parse(content.utf8Slice(headerBytes, codeStart));
    return new Map(
      index.map(([file, sum, start, end]) => [
        file,
        { sum, code: content.subarray(codeStart + start, codeStart + end) },
      ]),
    );
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Servers have started by then, and V8 has not yet dropped the code that only the start needs. */
const startedAfterMs = 2_000;

/**
 * Keeps the code at the end of a successful process, and of a server when it has started. V8 accepts code only with the
 * options that it was kept with, so that nothing is kept while a command has changed them.
 */
function keepLater(keepCode) {
  const initial = v8.cachedDataVersionTag();
  const isUsable = () => v8.cachedDataVersionTag() === initial;
  const keepStarted = () => (isUsable() ? keepCode() : setTimeout(keepStarted, startedAfterMs).unref());
  setTimeout(keepStarted, startedAfterMs).unref();
  process.once('exit', (code) => {
    if (code === 0 && isUsable()) keepCode();
  });
}

function keep(store, known, loaded, folder) {
  const parts = [...loaded];
  if (parts.every(([, { isKnown }]) => isKnown)) return;
  try {
    const others = [...known].filter(([file]) => !loaded.has(file) && fs.existsSync(path.join(folder, file)));
    const current = parts.map(([file, { script, sum }]) => [file, { sum, code: script.createCachedData() }]);
    write(store, [...others, ...current]);
    for (const [, part] of parts) part.isKnown = true;
  } catch {
    // A full disk, a folder that cannot be written.
  }
}

function write(store, parts) {
  let end = 0;
  const index = parts.map(([file, { sum, code }]) => {
    const start = end;
    end += padded(code.length);
    return [file, sum, start, start + code.length];
  });
  const listed = Buffer.from(JSON.stringify(index));
  const content = Buffer.alloc(headerBytes + padded(listed.length) + end, ' ');
  content.writeUInt32LE(padded(listed.length), 4);
  listed.copy(content, headerBytes);
  parts.forEach(([, { code }], at) => code.copy(content, content.length - end + index[at][2]));
  content.writeUInt32LE(zlib.crc32(content.subarray(4)), 0);

  fs.mkdirSync(path.dirname(store), { recursive: true, mode: 0o700 });
  const draft = `${store}.${process.pid}`;
  fs.writeFileSync(draft, content, { mode: 0o600 });
  fs.renameSync(draft, store);
}

/** V8 copies code that does not start at a multiple of eight bytes. */
const padded = (length) => Math.ceil(length / 8) * 8;
