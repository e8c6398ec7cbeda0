import type { CapabilityEntry } from './capability-entry.js';
import type { DocumentSource } from './capability-names.js';

/** Port: keeps entries of documents from one start to the next. No function throws. */
export interface EntryCache {
  /** `undefined`: there is none for this text of the document and for the files that it depends on. */
  read(source: DocumentSource, text: string): Promise<CapabilityEntry | undefined>;
  /** `written`: the entry as JSON. */
  keep(source: DocumentSource, text: string, entry: CapabilityEntry, written: string): Promise<void>;
  /** Writes the entries that were read or kept. */
  flush(): Promise<void>;
}

/**
 * Whether an entry follows from the text of its document and the files that planning has read: problems with files that
 * are only checked end without a change of the text.
 */
export const isCacheable = ({ refused, broken }: CapabilityEntry): boolean =>
  ![...refused, ...broken].some(({ code }) => /^(?:skill|resource|prompt|script)-|^unreadable$/.test(code));

/** Whether a value of a file has the shape of an entry, as far as a version that writes other ones may break it. */
export const isEntry = (value: unknown): value is CapabilityEntry =>
  typeof value === 'object' &&
  value !== null &&
  ['mounts', 'refused', 'broken', 'variables', 'reads', 'tags'].every((key) =>
    Array.isArray((value as Readonly<Record<string, unknown>>)[key]),
  );
