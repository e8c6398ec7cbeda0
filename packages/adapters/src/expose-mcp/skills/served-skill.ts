import { SkillCatalogError, skillEntry, type Skill } from '@modelcontextprotocol/server/ext/skills';
import type { Resource } from '@modelcontextprotocol/server';
import type { Log, OfferedSkill } from '@naftiko/runtime';
import { mediaTypeOf } from '../media-types.js';
import { manifestName, SkillFiles, type SkillFile } from './skill-files.js';
import type { FoundFile } from '../static-directory.js';

/** A skill as clients are given it. */
export interface PublishedSkill {
  readonly entry: Skill;
  readonly files: readonly SkillFile[];
}

/** One skill behind an MCP server. Its files are looked at when somebody asks. */
export class ServedSkill {
  readonly name: string;
  /** The URI of its directory, without a slash at its end. */
  readonly root: string;
  /** What the document says of it; for comparing. */
  readonly facts: unknown;
  readonly #files: SkillFiles;
  readonly #log: Log;
  #looking: Promise<PublishedSkill | undefined> | undefined;
  #last: PublishedSkill | undefined;
  #read: { readonly digest: string; readonly frontmatter: Skill['frontmatter'] } | undefined;
  #told: string | undefined;

  constructor(namespace: string, skill: OfferedSkill, log: Log) {
    this.name = skill.name;
    this.root = `skill://${[namespace, skill.name]
      .filter((part) => part !== '')
      .map(encodeURIComponent)
      .join('/')}`;
    this.facts = { root: this.root, ...skill };
    this.#files = new SkillFiles(skill);
    this.#log = log;
  }

  /** `undefined`: it does not keep to the rules of the extension, which is said in the log once. */
  async look(): Promise<PublishedSkill | undefined> {
    // Many who ask at once are one look.
    this.#looking ??= this.#examine().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** A file of it, if it was in order when somebody looked last. */
  async read(segments: readonly string[]): Promise<FoundFile> {
    const published = this.#last ?? (await this.look());
    return published === undefined ? { kind: 'missing' } : this.#files.read(segments);
  }

  uriOf(segments: readonly string[]): string {
    return [this.root, ...segments.map(encodeURIComponent)].join('/');
  }

  /** The entry of its SKILL.md in `resources/list`. */
  async resource(): Promise<Resource | undefined> {
    const published = await this.look();
    if (published === undefined) return undefined;
    const { name, description } = published.entry.frontmatter;
    const size = published.files.find(isManifest)?.sizeBytes;
    const mimeType = mediaTypeOf(manifestName);
    return {
      uri: published.entry.uri,
      name,
      title: name,
      description,
      mimeType,
      ...(size === undefined ? {} : { size }),
    };
  }

  async #examine(): Promise<PublishedSkill | undefined> {
    const looked = await this.#publish();
    const reason = typeof looked === 'string' ? looked : undefined;
    if (reason !== undefined && reason !== this.#told) {
      this.#log.warn('skill not offered over MCP', { skill: this.name, reason });
    }
    this.#told = reason;
    this.#last = typeof looked === 'string' ? undefined : looked;
    return this.#last;
  }

  /** A reason, where there is nothing to publish. */
  async #publish(): Promise<PublishedSkill | string> {
    // The SDK wants a path, and a name may be anything in a published document.
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(this.name))
      return 'its name is not small letters, digits and single hyphens';
    const listing = await this.#files.look();
    if (!listing.ok) return listing.reason;
    const { files } = listing;
    const frontmatter = await this.#frontmatter(files.find(isManifest)?.digest ?? '');
    if (typeof frontmatter === 'string') return frontmatter;
    const resources = files
      .map(({ segments, sizeBytes, digest }) => ({ uri: this.uriOf(segments), digest, size: sizeBytes }))
      .sort((left, right) => (left.uri < right.uri ? -1 : 1));
    return { entry: { uri: this.uriOf([manifestName]), frontmatter, resources }, files };
  }

  /** What a SKILL.md says above its text, read once as long as it stays the same; or what is wrong with it. */
  async #frontmatter(digest: string): Promise<Skill['frontmatter'] | string> {
    if (this.#read?.digest === digest) return this.#read.frontmatter;
    const manifest = await this.#files.read([manifestName]);
    if (manifest.kind !== 'file') return `its ${manifestName} cannot be read`;
    try {
      const files = { [manifestName]: manifest.bytes };
      const { frontmatter } = await skillEntry(this.name, files, { baseUri: 'skill://skills' });
      this.#read = { digest, frontmatter };
      return frontmatter;
    } catch (cause) {
      if (!SkillCatalogError.isInstance(cause)) throw cause;
      return cause.problems.map(({ message }) => message).join('; ');
    }
  }
}

const isManifest = ({ segments }: SkillFile): boolean => segments.length === 1 && segments[0] === manifestName;
