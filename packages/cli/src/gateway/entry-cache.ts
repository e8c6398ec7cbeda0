import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CapabilityEntry, DocumentSource, EntryCache } from '@naftiko/runtime';

/** What a cached entry depends on besides the text of its document. */
interface CacheOptions {
  /** An absolute directory; it is created. */
  readonly directory: string;
  /** The version of this program and every option that planning depends on. */
  readonly planningInputs: readonly unknown[];
  /** Whether planning fetches imports. */
  readonly fetches: boolean;
}

/** Files that were not written for this time are removed. */
const keptMs = 30 * 24 * 3_600_000;

/**
 * Keeps the entries of planned documents in one file for each value of `planningInputs`, by the hash of the document, so that
 * the next start plans only what has changed. A file that cannot be read or written is not an error: the documents are planned.
 */
export function makeEntryCache({ directory, planningInputs, fetches }: CacheOptions): EntryCache {
  const file = path.join(directory, `entries-${hash(JSON.stringify(planningInputs)).slice(0, 32)}.jsonl`);
  const keyOf = ({ file: name, path: below }: DocumentSource, text: string): string =>
    hash(`${name}\0${below}\0${text}`);
  let before: Promise<ReadonlyMap<string, Line>> | undefined;
  const inUse = new Map<string, Line>();
  let isChanged = false;
  return {
    async read(source, text) {
      const key = keyOf(source, text);
      const line = (await (before ??= readLines(file))).get(key);
      if (line === undefined) return undefined;
      try {
        const entry = JSON.parse(line.written) as CapabilityEntry;
        if ((await hashFiles(entry.reads)) !== line.files) return undefined;
        inUse.set(key, line);
        return entry;
      } catch {
        return undefined;
      }
    },
    async keep(source, text, { reads }, written) {
      // The content at an address may change.
      if (fetches && /\bimport\b/.test(text)) return;
      inUse.set(keyOf(source, text), { files: await hashFiles(reads), written });
      isChanged = true;
    },
    async flush() {
      before = undefined;
      if (!isChanged) return;
      isChanged = false;
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        // Another process may read it at the same time.
        const draft = `${file}.${process.pid}`;
        const lines = [...inUse].map(([key, { files, written }]) => `${key} ${files} ${written}\n`).toSorted();
        await writeFile(draft, lines, { mode: 0o600 });
        await rename(draft, file);
        await removeOld(directory);
      } catch {
        // The next start plans them again.
      }
    },
  };
}

/** An entry as JSON, with a hash of the other files that it depends on. */
interface Line {
  readonly files: string;
  readonly written: string;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

async function hashFiles(files: readonly string[]): Promise<string> {
  if (files.length === 0) return '-';
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => undefined)));
  return hash(JSON.stringify(texts));
}

async function readLines(file: string): Promise<ReadonlyMap<string, Line>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => /^(\S+) (\S+) (.*)$/s.exec(line) ?? []);
  return new Map(lines.map(([, key = '', files = '', written = '']) => [key, { files, written }]));
}

async function removeOld(directory: string): Promise<void> {
  const names = await readdir(directory);
  for (const name of names.filter((one) => /^entries-[0-9a-f]+\.jsonl(?:\.\d+)?$/.test(one))) {
    const file = path.join(directory, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > keptMs) await rm(file, { force: true });
  }
}

/** Where entries are kept if no directory is named; `undefined`: nowhere, because the user has no home. */
export function chooseCacheDirectory(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_CACHE_HOME: cache, HOME: home } = environment;
  if (cache !== undefined && path.isAbsolute(cache)) return path.join(cache, 'naftiko');
  return home === undefined || home === '' ? undefined : path.join(home, '.cache', 'naftiko');
}
