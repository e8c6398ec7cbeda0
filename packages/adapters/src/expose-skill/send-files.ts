import type { Response } from 'express';
import { openInside, type RuntimeServices } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import { mediaTypeOf } from './media-types.js';
import type { PlannedSkill } from './planned-skill.js';
import { isSafeSegment } from './safe-path.js';
import { findFile, listFiles, type SkillFile } from './skill-directory.js';
import { sendOpenFile } from './send-open-file.js';
import { writeFailure } from './write-failure.js';

/** Limits of one response. */
export interface FileLimits {
  /** The total size of an archive's files before compression, and the size of one file, in bytes. */
  readonly archiveBytes: number;
  /** The number of file and directory names in a listing or an archive. */
  readonly names: number;
}

const defaultLimits: FileLimits = { archiveBytes: 100 * 1024 * 1024, names: 10_000 };

/** Answers with the list of a skill's files. Source: specification 04, b.6. */
export async function sendContents(
  skill: PlannedSkill,
  { response, services, limits = defaultLimits }: FilesRequest,
): Promise<void> {
  const files = await filesOf(skill, { response, services, limits });
  if (files === undefined) return;
  const entries = files.map(({ path, sizeBytes }): JsonObject => ({ path, size: sizeBytes, type: mediaTypeOf(path) }));
  response.json({ name: skill.name, files: entries });
}

/** Answers with one file, by the decoded segments of its path. Source: specification 04, b.7. */
export async function sendFile(
  skill: PlannedSkill,
  segments: readonly string[],
  { response, services, limits = defaultLimits }: FilesRequest,
): Promise<void> {
  if (!segments.every(isSafeSegment)) return writeFailure(response, 400, 'The path cannot name a file of a skill.');
  const root = await rootOf(skill, response, services);
  if (root === undefined) return;
  const found = await findFile(root, segments);
  if (found.kind === 'outside') return writeFailure(response, 400, 'The file is outside the skill.');
  if (found.kind === 'missing') return writeFailure(response, 404, `The skill has no file "${segments.join('/')}".`);
  const { realPath, path } = found.file;
  const opening = await openInside(realPath, [root]);
  if (!opening.ok) return writeFailure(response, 404, 'The file cannot be read.');
  if (opening.opened.facts.size > limits.archiveBytes) {
    await opening.opened.handle.close();
    return writeFailure(response, 413, `The file is larger than ${limits.archiveBytes} bytes.`);
  }
  describeContent(path, response);
  await sendOpenFile(opening.opened, response);
}

/** Answers with all files as one ZIP. Source: specification 04, b.8. */
export async function sendArchive(
  skill: PlannedSkill,
  { headOnly, response, services, limits = defaultLimits }: ArchiveRequest,
): Promise<void> {
  const files = await filesOf(skill, { response, services, limits });
  if (files === undefined) return;
  if (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > limits.archiveBytes) {
    const message = `The files are larger than ${limits.archiveBytes} bytes together; ask for them one by one.`;
    return writeFailure(response, 413, message);
  }
  response.setHeader('Content-Type', 'application/zip');
  response.setHeader('Content-Disposition', `attachment; filename="${fileNameOf(skill)}.zip"`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (headOnly) return void response.end();
  // Archives are rare; the library is loaded on demand.
  const { writeArchive } = await import('./archive.js');
  try {
    await writeArchive(files, response);
  } catch (cause) {
    // The head is sent: destroying the connection is the only way to report the failure.
    response.destroy();
    const isUnreadableFile = cause instanceof Error && cause.name === 'AbortError';
    if (isUnreadableFile) services.log.warn('archive cut short', { skill: skill.name, code: codeOf(cause.cause) });
  }
}

/** Names in existing documents may have other characters than the specification's. */
const fileNameOf = ({ name }: PlannedSkill): string => name.replaceAll(/[^A-Za-z0-9._-]/g, '_');

/** A request for files of a skill. */
export interface FilesRequest {
  readonly response: Response;
  readonly services: Pick<RuntimeServices, 'files' | 'log'>;
  readonly limits: FileLimits | undefined;
}

interface ArchiveRequest extends FilesRequest {
  /** HEAD: the headers of the response, without packing anything. */
  readonly headOnly: boolean;
}

/** The directory of a skill; without one the request is answered here. The message does not show the path. */
async function rootOf(
  { name, directory }: PlannedSkill,
  response: Response,
  { files }: Pick<RuntimeServices, 'files'>,
): Promise<string | undefined> {
  const found = directory === undefined ? undefined : await files.findFolder(directory);
  if (found?.ok === true) return found.directory;
  writeFailure(response, 404, `The skill "${name}" has no files on this server.`);
  return undefined;
}

async function filesOf(
  skill: PlannedSkill,
  { response, services, limits }: FilesRequest & { readonly limits: FileLimits },
): Promise<readonly SkillFile[] | undefined> {
  const root = await rootOf(skill, response, services);
  if (root === undefined) return undefined;
  const files = await listFiles(root, limits.names);
  if (files === undefined) writeFailure(response, 413, `The skill has more than ${limits.names} files.`);
  return files;
}

function describeContent(path: string, response: Response): void {
  response.setHeader('Content-Type', mediaTypeOf(path));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // For media types that a browser would run.
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cache-Control', 'no-cache');
}

/** A system message may contain a local path; a code does not. */
const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined);
