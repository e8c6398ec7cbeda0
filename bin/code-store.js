'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * The file with the compiled code of one use of the bundle; none, if the cache is disabled.
 *
 * Code is read when its file is loaded: a server reads that of the MCP SDK after it is ready.
 */
exports.openStore = (name) => {
  const store = placeOf(name);
  if (store === undefined) return undefined;
  const index = readIndex(store);
  return {
    /** The code of a file of the bundle whose content has this id. */
    codeOf(file, id) {
      const known = index.get(file);
      return known?.id === id ? readCode(store, known) : undefined;
    },
    /** Keeps the code of these files, and what it has of others that still exist. */
    replace(files, exists) {
      const replaced = new Set(files.map(({ file }) => file));
      const others = [...index.values()]
        .filter(({ file }) => !replaced.has(file) && exists(file))
        .map((known) => ({ ...known, code: readCode(store, known) }));
      write(store, [...files, ...others.filter(({ code }) => code !== undefined)]);
    },
  };
};

/** The place of the file; none, if the cache is disabled. */
function placeOf(name) {
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
  if (process.platform === 'darwin') return path.join(homeFolder(), 'Library/Caches');
  return XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : path.join(homeFolder(), '.cache');
}

const homeFolder = () => (process.platform !== 'win32' && process.env.HOME) || require('node:os').homedir();

/** The file begins with a checksum of the index, and the length of the index. */
const headerBytes = 8;

/** Where the code of each file of the bundle begins and ends, with its checksum. */
function readIndex(store) {
  try {
    return readFrom(store, (read) => {
      const header = read(0, headerBytes);
      const listed = read(headerBytes, header.readUInt32LE(4));
      if (sumOf(listed) !== header.readUInt32LE(0)) return new Map();
      const codeStart = headerBytes + listed.length;
      return new Map(
        JSON.parse(listed.latin1Slice()).map(([file, id, sum, start, end]) => [
          file,
          { file, id, sum, start: codeStart + start, end: codeStart + end },
        ]),
      );
    });
  } catch {
    return new Map();
  }
}

function readCode(store, { sum, start, end }) {
  try {
    const code = readFrom(store, (read) => read(start, end - start));
    // Another process may have replaced the file since.
    return sumOf(code) === sum ? code : undefined;
  } catch {
    return undefined;
  }
}

function readFrom(store, use) {
  const descriptor = fs.openSync(store, 'r');
  try {
    const { uid, mode, size } = fs.fstatSync(descriptor);
    // The code runs with the rights of this user, so that only this user or root may have written it.
    if (process.getuid && ((uid !== 0 && uid !== process.getuid()) || (mode & 0o022) !== 0)) {
      throw new Error('written by others');
    }
    return use((start, length) => {
      if (start + length > size) throw new Error('cut off');
      const bytes = Buffer.allocUnsafeSlow(length);
      if (fs.readSync(descriptor, bytes, 0, length, start) < length) throw new Error('cut off');
      return bytes;
    });
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * A checksum over one word of every 512 bytes; V8 itself checks no content. A file of which a part was not written lacks
 * whole sectors. `zlib.crc32` would see each bit, but its module takes 2 ms to load.
 */
function sumOf(bytes) {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = bytes.length;
  for (let at = 0; at < words.length; at += 128) sum = (Math.imul(sum, 31) + words[at]) >>> 0;
  return sum;
}

function write(store, files) {
  let end = 0;
  const index = files.map(({ file, id, code }) => {
    const start = end;
    end += code.length;
    return [file, id, sumOf(code), start, end];
  });
  const listed = alignedCopy(JSON.stringify(index));
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(sumOf(listed), 0);
  header.writeUInt32LE(listed.length, 4);

  fs.mkdirSync(path.dirname(store), { recursive: true, mode: 0o700 });
  // Containers that share a folder may have the same process id.
  const draft = `${store}.${process.pid}.${Date.now()}`;
  const content = Buffer.concat([header, listed, ...files.map(({ code }) => code)]);
  fs.writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
  fs.renameSync(draft, store);
}

/** The bytes of a text in a buffer of their own, which begins at a multiple of four bytes. */
function alignedCopy(text) {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}
