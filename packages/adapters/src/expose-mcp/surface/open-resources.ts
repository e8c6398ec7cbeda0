import type {
  CompleteResult,
  ListResourcesResult,
  ReadResourceResult,
  Resource,
  ResourceLink,
  ResourceTemplateType,
} from '@modelcontextprotocol/server';
import type { Failure } from '@naftiko/engine';
import type { RuntimeServices } from '@naftiko/runtime';
import { createCursor, isAfter, pageSize, readCursor, type ListPosition } from './list-page.js';
import { mediaTypeOf } from './media-types.js';
import type { Notices } from './notices.js';
import { answer, refuseUnknownCursor, type Answer } from './refusal.js';
import type { DirectoryResource, DynamicResource, PlannedResource } from '../plan/resources.js';
import { runUnit } from './run-unit.js';
import type { ListedSkill, OpenSkills } from './skill-surface.js';
import { readFileFacts, listFiles, readFileBelow, type FoundFile } from './static-directory.js';
import { decodeSegment } from '../plan/uri-template.js';
import { addSpan, failureOf, type ObservedCall } from './observed-call.js';
import {
  writeByteContents,
  writeExactContents,
  refuseFailure,
  refuseNotFound,
  writeReplyContents,
  resourceLimitBytes,
  refuseTooLarge,
  refuseUnreadable,
} from './write-resource.js';

/** The resources of a running server. Files are looked up on demand. */
export interface OpenResources {
  /**
   * The data that determines the lists of resources and templates, except files on disk. A reload compares it to find
   * changed lists.
   */
  readonly listInputs: readonly unknown[];
  readonly templates: readonly ResourceTemplateType[];
  /**
   * A page of the resources whose URI has no placeholder, in the order of the document; files of a directory are sorted
   * by path. The SKILL.md of each skill follows.
   */
  list(cursor: string | undefined): Promise<Answer<ListResourcesResult>>;
  read(uri: string, call: ObservedCall, notices: Notices): Promise<Answer<ReadResourceResult>>;
  /**
   * Completes the path of a file: lists the files of a directory whose path starts with `beginning`. `uri` is the URI
   * of the directory, with or without a placeholder at its end.
   */
  complete(uri: string, beginning: string): Promise<Answer<CompleteResult>>;
  /**
   * Makes a link to a resource of this server. Whether a file exists is only checked when the client reads the link.
   */
  linkTo(uri: string): ResourceLink | undefined;
}

/**
 * Opens the resources of a server, including the files of its skills. Broken ones are not listed, and reading them
 * returns the reason.
 */
export function openResources(
  planned: readonly PlannedResource[],
  skills: OpenSkills | undefined,
  services: RuntimeServices,
): OpenResources {
  const all = skills?.all ?? [];
  const directories = planned.filter((resource) => resource.kind === 'directory');

  async function readFound(uri: string, found: Found | undefined, call: ObservedCall, notices: Notices): Promise<Read> {
    if (found === undefined) return { answered: refuseNotFound(uri) };
    if (found.kind === 'file') return { answered: await readStatic(uri, found, services) };
    if (found.kind === 'skill') return { answered: await readSkillFile(uri, found) };
    const { name, unit, mimeType } = found.resource;
    const result = await runUnit({ name, kind: 'resource', unit }, found.captured, call, services);
    if (!result.ok) notices.reportFailure(result.failure);
    await notices.flush();
    const asked = { uri, mimeType };
    if (result.ok) return { answered: writeReplyContents(asked, result.value) };
    return { answered: refuseFailure(asked, result.failure), failure: result.failure };
  }

  return {
    listInputs: [...planned.map(listInputOf), ...all.map(({ listInput }) => listInput)],

    templates: planned.flatMap((resource) => describeTemplate(resource)),

    async list(cursor) {
      const start = cursor === undefined ? beforeAll : readCursor(cursor);
      if (start === undefined) return refuseUnknownCursor();
      const entries: Entry[] = [];
      for (const [position, source] of [...planned, ...all].entries()) {
        if (position < start[0] || entries.length > pageSize) continue;
        const found = 'kind' in source ? entriesOf(source, position, services) : describeManifest(source, position);
        entries.push(...(await found).filter(({ place }) => isAfter(place, start)));
      }
      const last = entries.length > pageSize ? entries[pageSize - 1] : undefined;
      const resources = await Promise.all(entries.slice(0, pageSize).map(({ describe }) => describe()));
      return answer({ resources, ...(last === undefined ? {} : { nextCursor: createCursor(last.place) }) });
    },

    async read(uri, call, notices) {
      const found = findResource(uri, planned) ?? findInSkill(uri, skills);
      const operation = { kind: 'resource', name: found?.resource.name } as const;
      const observed = services.telemetry?.beginOperation(operation, call.observed, call.carrier);
      const { answered, failure } = await readFound(uri, found, addSpan(call, observed), notices);
      observed?.end(answered.ok ? undefined : (failure ?? failureOf(answered.refusal)));
      return answered;
    },

    async complete(uri, beginning) {
      const base = uri.replace(/\/(?:\{[^{}/]*\})?$/, '');
      const resource = directories.find((candidate) => candidate.uri === base);
      if (resource !== undefined) return answer(await completeFile(resource, beginning, services));
      // The values that other placeholders can have are unknown.
      if (planned.some((candidate) => candidate.uri === uri)) return answer({ completion: { values: [] } });
      return refuseNotFound(uri);
    },

    linkTo(uri) {
      const found = findResource(uri, planned);
      if (found === undefined) return linkIntoSkill(uri, skills);
      if (found.kind === 'dynamic' && !found.resource.unit.ok) return undefined;
      const mimeType = found.resource.mimeType ?? (found.kind === 'file' ? mediaTypeOf(uri) : undefined);
      return {
        type: 'resource_link',
        ...describe(found.resource, uri),
        ...(mimeType === undefined ? {} : { mimeType }),
      };
    },
  };
}

/** The answer of a read request, and the failure of the operation, if any. */
interface Read {
  readonly answered: Answer<ReadResourceResult>;
  readonly failure?: Failure;
}

function listInputOf(resource: PlannedResource): unknown {
  const { kind, uri, name, label, description, mimeType } = resource;
  const source = resource.kind === 'directory' ? resource.directory : resource.unit.ok;
  return { kind, uri, name, label, description, mimeType, source };
}

/** A resource in a list: its position and its description. */
interface Entry {
  readonly place: ListPosition;
  readonly describe: () => Promise<Resource> | Resource;
}

const beforeAll: ListPosition = [-1, ''];

async function entriesOf(
  resource: PlannedResource,
  position: number,
  services: RuntimeServices,
): Promise<readonly Entry[]> {
  if (resource.kind === 'dynamic') {
    if (resource.template !== undefined || !resource.unit.ok) return [];
    return [{ place: [position, ''], describe: () => describe(resource, resource.uri) }];
  }
  const { directory, name } = resource;
  const listing = directory === undefined ? undefined : await listFiles(directory, services.files);
  if (directory === undefined || listing?.kind !== 'files') {
    services.log.warn('resource directory cannot be read', { resource: name });
    return [];
  }
  return listing.files.map((segments) => ({
    place: [position, segments.join('/')],
    describe: async () => {
      const size = (await readFileFacts(directory, segments))?.sizeBytes;
      const mimeType = resource.mimeType ?? mediaTypeOf(segments.at(-1) ?? '');
      const uri = [resource.uri, ...segments.map(encodeURIComponent)].join('/');
      return { ...describe(resource, uri), mimeType, ...(size === undefined ? {} : { size }) };
    },
  }));
}

async function describeManifest(skill: ListedSkill, position: number): Promise<readonly Entry[]> {
  const resource = await skill.toResource();
  return resource === undefined ? [] : [{ place: [position, ''], describe: () => resource }];
}

const describe = ({ name, label, description, mimeType }: PlannedResource, uri: string) => ({
  uri,
  name,
  title: label ?? name,
  ...(description === undefined ? {} : { description }),
  ...(mimeType === undefined ? {} : { mimeType }),
});

function describeTemplate(resource: PlannedResource): readonly ResourceTemplateType[] {
  if (resource.kind === 'directory' || resource.template === undefined || !resource.unit.ok) return [];
  const { uri: uriTemplate, name, label, description, mimeType } = resource;
  return [
    {
      uriTemplate,
      name,
      ...(label === undefined ? {} : { title: label }),
      ...(description === undefined ? {} : { description }),
      ...(mimeType === undefined ? {} : { mimeType }),
    },
  ];
}

type FoundResource =
  | { readonly kind: 'dynamic'; readonly resource: DynamicResource; readonly captured: ReadonlyMap<string, string> }
  | { readonly kind: 'file'; readonly resource: DirectoryResource; readonly segments: readonly string[] };

type FoundInSkill = { readonly kind: 'skill'; readonly resource: ListedSkill; readonly segments: readonly string[] };

type Found = FoundResource | FoundInSkill;

/** The longest URI that is looked up; a longer one matches no resource. */
const maxUriLength = 8192;

const nothing: ReadonlyMap<string, string> = new Map();

/** Finds the resource of a URI: a resource with exactly this URI, else the first template or directory that matches. */
function findResource(uri: string, planned: readonly PlannedResource[]): FoundResource | undefined {
  if (uri.length > maxUriLength) return undefined;
  for (const resource of planned) {
    if (resource.kind === 'dynamic' && resource.template === undefined && resource.uri === uri) {
      return { kind: 'dynamic', resource, captured: nothing };
    }
  }
  for (const resource of planned) {
    if (resource.kind === 'dynamic') {
      const captured = resource.template?.match(uri);
      if (captured !== undefined) return { kind: 'dynamic', resource, captured };
    } else if (uri.startsWith(`${resource.uri}/`)) {
      const segments = uri
        .slice(resource.uri.length + 1)
        .split('/')
        .map(decodeSegment);
      if (segments.every((segment) => segment !== undefined)) return { kind: 'file', resource, segments };
    }
  }
  return undefined;
}

function findInSkill(uri: string, skills: OpenSkills | undefined): FoundInSkill | undefined {
  const found = uri.length > maxUriLength ? undefined : skills?.find(uri);
  return found === undefined ? undefined : { kind: 'skill', resource: found.skill, segments: found.segments };
}

function linkIntoSkill(uri: string, skills: OpenSkills | undefined): ResourceLink | undefined {
  const name = findInSkill(uri, skills)?.segments.at(-1);
  return name === undefined ? undefined : { type: 'resource_link', uri, name, mimeType: mediaTypeOf(name) };
}

async function readStatic(
  uri: string,
  { resource: { directory, mimeType: declared }, segments }: Extract<Found, { readonly kind: 'file' }>,
  { files }: RuntimeServices,
): Promise<Answer<ReadResourceResult>> {
  if (directory === undefined) return refuseNotFound(uri);
  const mimeType = declared ?? mediaTypeOf(segments.at(-1) ?? '');
  return answerFile(uri, await readFileBelow(directory, segments, files, { limitBytes: resourceLimitBytes }), (body) =>
    writeByteContents({ uri, mimeType }, { body, contentType: mimeType }),
  );
}

async function readSkillFile(uri: string, { resource, segments }: FoundInSkill): Promise<Answer<ReadResourceResult>> {
  const mimeType = mediaTypeOf(segments.at(-1) ?? '');
  return answerFile(uri, await resource.read(segments), (bytes) => writeExactContents({ uri, mimeType }, bytes));
}

function answerFile(
  uri: string,
  file: FoundFile,
  contentsOf: (bytes: Uint8Array) => Answer<ReadResourceResult>,
): Answer<ReadResourceResult> {
  switch (file.kind) {
    case 'file':
      return contentsOf(file.bytes);
    case 'missing':
      return refuseNotFound(uri);
    case 'too-large':
      return refuseTooLarge(uri, file.limitBytes);
    case 'unreadable':
      return refuseUnreadable(uri);
  }
}

/** The largest number of values that the protocol allows in one answer. */
const maxCompletions = 100;

async function completeFile(
  { directory }: DirectoryResource,
  beginning: string,
  services: RuntimeServices,
): Promise<CompleteResult> {
  const listing = directory === undefined ? undefined : await listFiles(directory, services.files);
  const files = listing?.kind === 'files' ? listing.files : [];
  const matching = files.map((segments) => segments.join('/')).filter((file) => file.startsWith(beginning));
  const values = matching.slice(0, maxCompletions);
  return { completion: { values, total: matching.length, hasMore: matching.length > values.length } };
}
