import { createHash } from 'node:crypto';
import { SKILL_LIMITS } from '@modelcontextprotocol/server/ext/skills';
import type { OfferedSkill } from '@naftiko/runtime';
import { fileFacts, listFiles, readFileBelow, type FoundFile } from '../static-directory.js';
import { isSafeSegment } from '../uri-template.js';

/** A file of a skill as it is published. */
export interface SkillFile {
  readonly segments: readonly string[];
  readonly sizeBytes: number;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** All files of a skill, or why they cannot be published. */
export type SkillListing =
  { readonly ok: true; readonly files: readonly SkillFile[] } | { readonly ok: false; readonly reason: string };

/** The name of the file that says what a skill is. */
export const manifestName = 'SKILL.md';

/** The files of one skill. A file is read again only when it is another one than at the last look. */
export class SkillFiles {
  readonly #directory: string | undefined;
  readonly #manifest: Uint8Array;
  #hashed: ReadonlyMap<string, Hashed> = new Map();

  constructor({ directory, manifest }: OfferedSkill) {
    this.#directory = directory;
    this.#manifest = new TextEncoder().encode(manifest);
  }

  /** What is there now: a SKILL.md always. Hidden files and directories are left out. */
  async look(): Promise<SkillListing> {
    const directory = this.#directory;
    const { files: limit, bytes: limitBytes } = SKILL_LIMITS;
    const listed = directory === undefined ? [] : ((await listFiles(directory, { most: limit, isServed })) ?? []);
    const hashed = new Map<string, Hashed>();
    let sizeBytes = 0;
    for (const segments of listed) {
      const facts = directory === undefined ? undefined : await fileFacts(directory, segments);
      if (directory === undefined || facts === undefined) continue;
      const path = segments.join('/');
      sizeBytes += facts.sizeBytes;
      if (sizeBytes > limitBytes) return { ok: false, reason: `its files are larger than ${limitBytes} bytes` };
      const known = this.#hashed.get(path);
      if (known?.stamp === facts.stamp) {
        hashed.set(path, known);
        continue;
      }
      const found = await readFileBelow(directory, segments, limitBytes);
      if (found.kind === 'missing') continue;
      if (found.kind !== 'file') return { ok: false, reason: `its file "${path}" cannot be read` };
      hashed.set(path, { stamp: facts.stamp, file: fileOf(segments, found.bytes) });
    }
    this.#hashed = hashed;
    const files = [...hashed.values()].map(({ file }) => file);
    const all = hashed.has(manifestName) ? files : [...files, fileOf([manifestName], this.#manifest)];
    return all.length > limit ? { ok: false, reason: `it has more than ${limit} files` } : { ok: true, files: all };
  }

  /** The segments are safe ones. */
  async read(segments: readonly string[]): Promise<FoundFile> {
    if (!segments.every(isServed)) return { kind: 'missing' };
    const found: FoundFile =
      this.#directory === undefined
        ? { kind: 'missing' }
        : await readFileBelow(this.#directory, segments, SKILL_LIMITS.bytes);
    const isManifest = segments.length === 1 && segments[0] === manifestName;
    return found.kind === 'missing' && isManifest ? { kind: 'file', bytes: this.#manifest } : found;
  }
}

interface Hashed {
  /** Another one: another file. */
  readonly stamp: string;
  readonly file: SkillFile;
}

const isServed = (name: string): boolean => isSafeSegment(name) && !name.startsWith('.');

const fileOf = (segments: readonly string[], bytes: Uint8Array): SkillFile => ({
  segments,
  sizeBytes: bytes.byteLength,
  digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
});
