import type { CapabilityEntry } from './capability-entry.js';
import type { DocumentSource } from './capability-names.js';

/** Port: keeps entries of documents from one start to the next. Neither function throws. */
export interface EntryCache {
  /** `undefined`: there is none for the document as it is now. */
  read(source: DocumentSource): Promise<CapabilityEntry | undefined>;
  /** Called before the document is planned; what it answers keeps the entry, unless the document changes meanwhile. */
  prepareWrite(source: DocumentSource): Promise<(entry: CapabilityEntry) => Promise<void>>;
}

/** Whether an entry follows from the text of its document: other files that planning has read may change. */
export const isCacheable = ({ reads }: CapabilityEntry): boolean => reads.length === 0;

/** Whether a value of a file has the shape of an entry, as far as a version that writes other ones may break it. */
export const isEntry = (value: unknown): value is CapabilityEntry =>
  typeof value === 'object' &&
  value !== null &&
  ['mounts', 'refused', 'broken', 'missing', 'reads', 'tags'].every((key) =>
    Array.isArray((value as Readonly<Record<string, unknown>>)[key]),
  );
