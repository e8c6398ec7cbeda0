import { SkillCatalogError, skillEntry, type Skill } from '@modelcontextprotocol/server/ext/skills';
import type { Resource } from '@modelcontextprotocol/server';
import type { RuntimeServices, OfferedSkill } from '@naftiko/runtime';
import { mediaTypeOf } from '../surface/media-types.js';
import type { ListedSkill } from '../surface/skill-surface.js';
import type { FoundFile } from '../surface/static-directory.js';
import { encodeSegment } from '../plan/uri-template.js';
import { manifestName, SkillFiles, type SkillFile } from './skill-files.js';

/** A skill as clients receive it. */
export interface PublishedSkill {
  readonly entry: Skill;
  /** By path. */
  readonly files: ReadonlyMap<string, SkillFile>;
}

/** One skill of an MCP server. Its files are checked on demand. */
export class ServedSkill implements ListedSkill {
  readonly name: string;
  /** The URI of its directory, without a trailing slash. */
  readonly root: string;
  /** The data that determines its entries in lists, besides its files. A reload compares it to find changed lists. */
  readonly listInput: unknown;
  readonly #namespace: string;
  readonly #files: SkillFiles;
  readonly #log: RuntimeServices['log'];
  #underway: Promise<unknown> = Promise.resolve();
  #next: Promise<PublishedSkill | undefined> | undefined;
  #last: PublishedSkill | undefined;
  #lookedAtMs = -Infinity;
  #parsed: { readonly digest: string; readonly frontmatter: Skill['frontmatter'] } | undefined;
  /** The last logged reason for which it is not offered. */
  #reported: string | undefined;

  constructor(namespace: string, skill: OfferedSkill, { files, log }: Pick<RuntimeServices, 'files' | 'log'>) {
    const above = [namespace, skill.name].filter((part) => part !== '');
    this.name = skill.name;
    this.root = `skill://${above.map(encodeSegment).join('/')}`;
    this.listInput = { root: this.root, ...skill };
    this.#namespace = namespace;
    this.#files = new SkillFiles(skill, files);
    this.#log = log;
  }

  /**
   * Checks the skill and its files. Returns `undefined` when the directory cannot be read or the MCP skills extension does
   * not allow what is in it; each new reason is logged.
   */
  look(): Promise<PublishedSkill | undefined> {
    // A check in progress may have missed recent changes, so that another one follows. It is shared by all calls until
    // it starts.
    const next = (this.#next ??= this.#underway.then(() => {
      this.#next = undefined;
      return this.#examine();
    }));
    this.#underway = next.catch(() => undefined);
    return next;
  }

  /** Reads a published file. The last check is reused for a second; an unknown file causes a new check. */
  async read(segments: readonly string[]): Promise<FoundFile> {
    const path = segments.join('/');
    const isFresh = performance.now() - this.#lookedAtMs < freshMs;
    const known = isFresh ? this.#last?.files.get(path) : undefined;
    const file = known ?? (await this.look())?.files.get(path);
    return file === undefined ? { kind: 'missing' } : this.#files.read(file);
  }

  uriOf(segments: readonly string[]): string {
    return [this.root, ...segments.map(encodeSegment)].join('/');
  }

  /** The entry of its SKILL.md in `resources/list`. */
  async toResource(): Promise<Resource | undefined> {
    const published = await this.look();
    if (published === undefined) return undefined;
    const { uri, frontmatter } = published.entry;
    const { name, description } = frontmatter;
    const size = published.files.get(manifestName)?.sizeBytes;
    const mimeType = mediaTypeOf(manifestName);
    return { uri, name, title: name, description, mimeType, ...(size === undefined ? {} : { size }) };
  }

  async #examine(): Promise<PublishedSkill | undefined> {
    const startedMs = performance.now();
    const looked = await this.#describe();
    const reason = typeof looked === 'string' ? looked : undefined;
    const which = { namespace: this.#namespace, skill: this.name };
    if (reason !== undefined && reason !== this.#reported) {
      this.#log.warn('skill not offered over MCP', { ...which, reason });
    }
    if (reason === undefined && this.#reported !== undefined) this.#log.info('skill offered over MCP again', which);
    this.#reported = reason;
    this.#lookedAtMs = startedMs;
    this.#last = typeof looked === 'string' ? undefined : looked;
    return this.#last;
  }

  /** The skill as it is published, or the reason why it cannot be. */
  async #describe(): Promise<PublishedSkill | string> {
    // The SDK requires a valid path, but in the relaxed dialect a skill can have any name.
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(this.name))
      return 'its name is not of small letters and digits, in words that are joined by single hyphens';
    const listing = await this.#files.look();
    if (!listing.ok) return listing.reason;
    const { files, manifest, hasManifest } = listing;
    const frontmatter = await this.#readFrontmatter(manifest, files.get(manifestName)?.digest ?? '');
    if (typeof frontmatter === 'string') {
      return hasManifest
        ? `its ${manifestName}: ${frontmatter}`
        : `it has no ${manifestName}, and the document: ${frontmatter}`;
    }
    const resources = [...files.values()]
      .map(({ segments, sizeBytes, digest }) => ({ uri: this.uriOf(segments), digest, size: sizeBytes }))
      .sort((left, right) => (left.uri < right.uri ? -1 : 1));
    return { entry: { uri: this.uriOf([manifestName]), frontmatter, resources }, files };
  }

  /** The front matter of a SKILL.md, cached by digest, or a message when it is invalid. */
  async #readFrontmatter(manifest: Uint8Array, digest: string): Promise<Skill['frontmatter'] | string> {
    if (this.#parsed?.digest === digest) return this.#parsed.frontmatter;
    try {
      const files = { [manifestName]: manifest };
      // Only the front matter is used, so that the base of the URIs does not matter.
      const { frontmatter } = await skillEntry(this.name, files, { baseUri: 'skill://skills' });
      this.#parsed = { digest, frontmatter };
      return frontmatter;
    } catch (cause) {
      if (!SkillCatalogError.isInstance(cause)) throw cause;
      return cause.problems.map(({ message }) => message).join('; ');
    }
  }
}

/**
 * The time for which a check is reused. Clients read the files of a skill one after the other; without it, each read
 * would check all of them.
 */
const freshMs = 1_000;
