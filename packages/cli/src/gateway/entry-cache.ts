import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CapabilityEntry, DocumentSource, EntryCache } from '@naftiko/runtime';

/** What a cached entry depends on besides the text of its document. */
interface CacheOptions {
  /** An absolute directory; it is created. */
  readonly directory: string;
  readonly workingDirectory: string;
  /** The version of this program and every option that planning depends on. */
  readonly setting: readonly unknown[];
}

/**
 * Keeps the entries of planned documents in files, by the hash of the document, the version and the options, so that the
 * next start plans only what has changed. A file that cannot be read or written is no error: the document is planned.
 */
export function makeEntryCache({ directory, workingDirectory, setting }: CacheOptions): EntryCache {
  const base = createHash('sha256').update(JSON.stringify(setting)).digest('hex');
  const readText = ({ file }: DocumentSource): Promise<string> =>
    readFile(path.resolve(workingDirectory, file), 'utf8');
  const placeOf = ({ file, path: name }: DocumentSource, text: string): string => {
    const hash = createHash('sha256').update(`${base}\0${file}\0${name}\0`).update(text).digest('hex');
    return path.join(directory, hash.slice(0, 2), `${hash.slice(2)}.json`);
  };
  return {
    async read(source) {
      try {
        return JSON.parse(await readFile(placeOf(source, await readText(source)), 'utf8')) as CapabilityEntry;
      } catch {
        return undefined;
      }
    },
    async prepareWrite(source) {
      const before = await readText(source).catch(() => undefined);
      return async (entry) => {
        try {
          const text = await readText(source);
          if (text !== before || (hasProblems(entry) && mentionsFiles(text))) return;
          const place = placeOf(source, text);
          await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
          // Another process may read it at the same time.
          const draft = `${place}.${process.pid}`;
          await writeFile(draft, JSON.stringify(entry), { mode: 0o600 });
          await rename(draft, place);
        } catch {
          // The next start plans it again.
        }
      };
    },
  };
}

const hasProblems = ({ refused, broken }: CapabilityEntry): boolean => refused.length > 0 || broken.length > 0;

/** Whether an error of a document may end without a change of its text, because another file is mended. */
const mentionsFiles = (text: string): boolean => /location|import|script|file:/i.test(text);

/** Where entries are kept if no directory is named; `undefined`: nowhere, because the user has no home. */
export function chooseCacheDirectory(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_CACHE_HOME: cache, HOME: home } = environment;
  if (cache !== undefined && path.isAbsolute(cache)) return path.join(cache, 'naftiko');
  return home === undefined || home === '' ? undefined : path.join(home, '.cache', 'naftiko');
}
