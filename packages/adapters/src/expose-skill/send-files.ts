import type { Response } from 'express';
import type { Log } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import { mediaTypeOf } from './media-types.js';
import type { PlannedSkill } from './planned-skill.js';
import { isSafeSegment } from './safe-path.js';
import { findDirectory, findFile, listFiles, type SkillFile } from './skill-directory.js';
import { writeFailure } from './write-failure.js';

/** Limits of one response. */
export interface FileLimits {
  /** The total size of an archive's files before compression, in bytes. */
  readonly archiveBytes: number;
  /** The number of file and directory names in a listing or an archive. */
  readonly names: number;
}

const defaultLimits: FileLimits = { archiveBytes: 100 * 1024 * 1024, names: 10_000 };

/** Answers with the list of a skill's files. Source: specification 04, b.6. */
export async function sendContents(
  skill: PlannedSkill,
  response: Response,
  limits: FileLimits = defaultLimits,
): Promise<void> {
  const files = await filesOf(skill, response, limits);
  if (files === undefined) return;
  const entries = files.map(({ path, sizeBytes }): JsonObject => ({ path, size: sizeBytes, type: mediaTypeOf(path) }));
  response.json({ name: skill.name, files: entries });
}

/** Answers with one file, by the decoded segments of its path. Source: specification 04, b.7. */
export async function sendFile(skill: PlannedSkill, segments: readonly string[], response: Response): Promise<void> {
  if (!segments.every(isSafeSegment)) return writeFailure(response, 400, 'The path cannot name a file of a skill.');
  const root = await rootOf(skill, response);
  if (root === undefined) return;
  const found = await findFile(root, segments);
  if (found.kind === 'outside') return writeFailure(response, 400, 'The file is outside the skill.');
  if (found.kind === 'missing') return writeFailure(response, 404, `The skill has no file "${segments.join('/')}".`);
  await transfer(found.file, response);
}

/** Answers with all files as one ZIP. Source: specification 04, b.8. */
export async function sendArchive(
  skill: PlannedSkill,
  { headOnly, response, log, limits = defaultLimits }: ArchiveRequest,
): Promise<void> {
  const files = await filesOf(skill, response, limits);
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
    const unread = cause instanceof Error && cause.name === 'AbortError';
    if (unread) log.warn('archive cut short', { skill: skill.name, code: codeOf(cause.cause) });
  }
}

/** Names in published documents may have other characters than the specification's. */
const fileNameOf = ({ name }: PlannedSkill): string => name.replaceAll(/[^A-Za-z0-9._-]/g, '_');

interface ArchiveRequest {
  /** HEAD: the headers of the response, without packing anything. */
  readonly headOnly: boolean;
  readonly response: Response;
  readonly log: Log;
  readonly limits: FileLimits | undefined;
}

/** The directory of a skill; without one the request is answered here. The message does not show the path. */
async function rootOf({ name, directory }: PlannedSkill, response: Response): Promise<string | undefined> {
  const root = directory === undefined ? undefined : await findDirectory(directory);
  if (root === undefined) writeFailure(response, 404, `The skill "${name}" has no files here.`);
  return root;
}

async function filesOf(
  skill: PlannedSkill,
  response: Response,
  limits: FileLimits,
): Promise<readonly SkillFile[] | undefined> {
  const root = await rootOf(skill, response);
  if (root === undefined) return undefined;
  const files = await listFiles(root, limits.names);
  if (files === undefined) writeFailure(response, 413, `The skill has more than ${limits.names} files.`);
  return files;
}

/** Express handles the rest of HTTP: length, dates, entity tags, conditions, disconnects. */
function transfer({ path, realPath }: SkillFile, response: Response): Promise<void> {
  response.setHeader('Content-Type', mediaTypeOf(path));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // For media types that a browser would run.
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cache-Control', 'no-cache');
  const options = { dotfiles: 'allow', acceptRanges: false, cacheControl: false } as const;
  return new Promise((resolve) => {
    response.sendFile(realPath, options, (cause?: Error) => {
      if (cause !== undefined) explain(cause, response);
      resolve();
    });
  });
}

/** Answers or logs why a file could not be sent completely. */
function explain(cause: Error, response: Response): void {
  // The caller disconnected, or the file ended early: destroying the connection is the only way to report it.
  if (response.headersSent || response.destroyed) return void response.destroy();
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  if ('status' in cause && cause.status === 412) writeFailure(response, 412, 'The file is another one by now.');
  else writeFailure(response, 404, 'The file cannot be read.');
}

/** A system message may contain a local path; a code does not. */
const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined);
