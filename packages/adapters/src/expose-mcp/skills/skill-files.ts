import { createHash } from 'node:crypto';
import { SKILL_LIMITS } from '@modelcontextprotocol/server/ext/skills';
import type { OfferedSkill } from '@naftiko/runtime';
import { fileFacts, listFiles, readFileBelow, type FileFacts, type FoundFile } from '../surface/static-directory.js';
import { isSafeSegment } from '../plan/uri-template.js';

/** A file of a skill as it is published. */
export interface SkillFile {
  readonly segments: readonly string[];
  readonly sizeBytes: number;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** All files of a skill, or why they cannot be published. */
export type SkillListing =
  | {
      readonly ok: true;
      /** By their paths. */
      readonly files: ReadonlyMap<string, SkillFile>;
      /** What its SKILL.md holds. */
      readonly manifest: Uint8Array;
      /** Whether it has one: otherwise it is in the document's words. */
      readonly hasManifest: boolean;
    }
  | { readonly ok: false; readonly reason: string };

/** The name of the file that says what a skill is. */
export const manifestName = 'SKILL.md';

/** The files of one skill. A file is read again only when it may be another one than at the last look. */
export class SkillFiles {
  readonly #directory: string | undefined;
  /** In the document's words. */
  readonly #ownManifest: Hashed;
  #hashed: ReadonlyMap<string, Hashed> = new Map();

  constructor({ directory, manifest }: OfferedSkill) {
    this.#directory = directory;
    this.#ownManifest = hashedOf([manifestName], new TextEncoder().encode(manifest), undefined);
  }

  /** What is there now: a SKILL.md always. Hidden files and directories are left out. */
  async look(): Promise<SkillListing> {
    const present = await this.#present();
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
      const found = await readFileBelow(directory, segments, readingRules);
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

  /** A file that was there at the last look. */
  async read(file: SkillFile): Promise<FoundFile> {
    const { file: own, bytes } = this.#ownManifest;
    if (file === own && bytes !== undefined) return { kind: 'file', bytes };
    if (this.#directory === undefined) return { kind: 'missing' };
    return readFileBelow(this.#directory, file.segments, readingRules);
  }

  /** What is known of the files before one is read; a reason, where they are too many, too large or out of reach. */
  async #present(): Promise<readonly PresentFile[] | string> {
    const directory = this.#directory;
    if (directory === undefined) return [];
    const listing = await listFiles(directory, { isServed, mostNames });
    if (listing.kind === 'missing') return [];
    if (listing.kind === 'unreadable') return 'its directory cannot be read';
    if (listing.kind === 'too-many') return `its directory holds more than ${mostNames} names`;
    const { files: most, bytes: mostBytes } = SKILL_LIMITS;

    const present: PresentFile[] = [];
    for (const segments of listing.files) {
      const facts = await fileFacts(directory, segments);
      if (facts !== undefined) present.push({ directory, segments, facts });
    }
    const hasManifest = present.some(({ segments }) => segments.join('/') === manifestName);
    if (present.length + (hasManifest ? 0 : 1) > most) return `it has more than ${most} files`;
    const sizeBytes = present.reduce((sum, { facts }) => sum + facts.sizeBytes, 0);
    return sizeBytes > mostBytes ? `its files are larger than ${mostBytes} bytes` : present;
  }
}

interface PresentFile {
  readonly directory: string;
  readonly segments: readonly string[];
  readonly facts: FileFacts;
}

interface Hashed {
  /** Another one: another file. */
  readonly stamp: string | undefined;
  readonly file: SkillFile;
  /** Of a SKILL.md: what it says belongs to its digest. */
  readonly bytes: Uint8Array | undefined;
}

/** Directories without a file count too. */
const mostNames = 10_000;

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
