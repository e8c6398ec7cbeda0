import { createHash } from 'node:crypto';
import { SKILL_LIMITS } from '@modelcontextprotocol/server/ext/skills';
import type { DocumentFiles } from '@naftiko/engine';
import type { OfferedSkill } from '@naftiko/runtime';
import {
  readFileFacts,
  listFiles,
  readFileBelow,
  type FileFacts,
  type FoundFile,
} from '../surface/static-directory.js';
import { isSafeSegment } from '../plan/uri-template.js';

/** A published file of a skill. */
export interface SkillFile {
  readonly segments: readonly string[];
  readonly sizeBytes: number;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** All files of a skill, or the reason why they cannot be published. */
export type SkillListing =
  | {
      readonly ok: true;
      /** By path. */
      readonly files: ReadonlyMap<string, SkillFile>;
      /** The content of its SKILL.md. */
      readonly manifest: Uint8Array;
      /** Whether the directory has one; otherwise it is made from the document. */
      readonly hasManifest: boolean;
    }
  | { readonly ok: false; readonly reason: string };

/** The file that describes a skill. */
export const manifestName = 'SKILL.md';

/** The files of one skill. A file is read again only when it may have changed since the last check. */
export class SkillFiles {
  readonly #directory: string | undefined;
  readonly #files: DocumentFiles;
  /** The SKILL.md made from the document. */
  readonly #ownManifest: Hashed;
  #hashed: ReadonlyMap<string, Hashed> = new Map();

  constructor({ directory, manifest }: OfferedSkill, files: DocumentFiles) {
    this.#directory = directory;
    this.#files = files;
    this.#ownManifest = hashedOf([manifestName], new TextEncoder().encode(manifest), undefined);
  }

  /** Reads the current files, always with a SKILL.md. Hidden files and directories are omitted. */
  async look(): Promise<SkillListing> {
    const present = await this.#listPresent();
    if (typeof present === 'string') return { ok: false, reason: present };
    const before = this.#hashed;
    const hashed = new Map<string, Hashed>();
    this.#hashed = hashed;
    for (const { directory, segments, facts } of present) {
      const path = segments.join('/');
      const known = before.get(path);
      if (known?.stamp !== undefined && known.stamp === facts.stamp) {
        hashed.set(path, known);
        continue;
      }
      const found = await readFileBelow(directory, segments, this.#files, readingRules);
      if (found.kind === 'missing') continue;
      if (found.kind !== 'file') return { ok: false, reason: `its file "${path}" cannot be read` };
      hashed.set(path, hashedOf(segments, found.bytes, facts.stamp));
    }
    const own = hashed.get(manifestName);
    const manifest = own ?? this.#ownManifest;
    const files = new Map([...hashed].map(([path, { file }]) => [path, file]));
    files.set(manifestName, manifest.file);
    return { ok: true, files, manifest: manifest.bytes ?? new Uint8Array(), hasManifest: own !== undefined };
  }

  /** Reads a file of the last check. */
  async read(file: SkillFile): Promise<FoundFile> {
    const { file: own, bytes } = this.#ownManifest;
    if (file === own && bytes !== undefined) return { kind: 'file', bytes };
    if (this.#directory === undefined) return { kind: 'missing' };
    return readFileBelow(this.#directory, file.segments, this.#files, readingRules);
  }

  /**
   * Lists all files with their size and time, before any of them is read. Returns a message when there are too many,
   * when they are too large, or when the directory cannot be read.
   */
  async #listPresent(): Promise<readonly PresentFile[] | string> {
    const directory = this.#directory;
    if (directory === undefined) return [];
    const listing = await listFiles(directory, this.#files, { isServed, maxNames });
    if (listing.kind === 'missing') return [];
    if (listing.kind === 'unreadable') return 'its directory cannot be read';
    if (listing.kind === 'too-many') return `its directory contains more than ${maxNames} files and directories`;
    const { files: most, bytes: maxBytes } = SKILL_LIMITS;

    const present: PresentFile[] = [];
    for (const segments of listing.files) {
      const facts = await readFileFacts(directory, segments);
      if (facts !== undefined) present.push({ directory, segments, facts });
    }
    const hasManifest = present.some(({ segments }) => segments.join('/') === manifestName);
    if (present.length + (hasManifest ? 0 : 1) > most) return `it has more than ${most} files`;
    const sizeBytes = present.reduce((sum, { facts }) => sum + facts.sizeBytes, 0);
    return sizeBytes > maxBytes ? `its files are larger than ${maxBytes} bytes` : present;
  }
}

interface PresentFile {
  readonly directory: string;
  readonly segments: readonly string[];
  readonly facts: FileFacts;
}

interface Hashed {
  /** A different stamp means a changed file. */
  readonly stamp: string | undefined;
  readonly file: SkillFile;
  /** The content of a SKILL.md, which must match its digest; `undefined` for other files. */
  readonly bytes: Uint8Array | undefined;
}

/** The largest number of files and directories, including empty directories. */
const maxNames = 10_000;

const isServed = (name: string): boolean => isSafeSegment(name) && !name.startsWith('.');

const readingRules = { isServed, limitBytes: SKILL_LIMITS.bytes };

function hashedOf(segments: readonly string[], bytes: Uint8Array, stamp: string | undefined): Hashed {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const isManifest = segments.join('/') === manifestName;
  return {
    stamp,
    file: { segments, sizeBytes: bytes.byteLength, digest },
    bytes: isManifest ? bytes : undefined,
  };
}
