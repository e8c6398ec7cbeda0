import path from 'node:path';
import { isHttpOrExtension } from '@naftiko/engine';
import { directoryOf } from '../source/read-document.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import { resolveLocation } from '../source/resolve-location.js';

/**
 * Every file that a planned document depends on, existing or not: the document, its direct and indirect imports,
 * schemas, and files of `binds`. Files that are read for each request (scripts, prompts, skills, resources) are always
 * current and not included.
 */
export function filesOf({ file, reads, capability }: PlannedDocument, workingDirectory: string): readonly string[] {
  const document = capability?.document;
  const binds = [
    ...(document?.binds ?? []),
    ...(document?.consumes ?? []).flatMap((consume) => (isHttpOrExtension(consume) ? consume.binds : [])),
  ];
  // The directory of the document takes precedence over the working directory, so both places are watched.
  const places = [directoryOf(file, workingDirectory), path.resolve(workingDirectory)];
  const valueFiles = binds.flatMap(({ location }) =>
    location === undefined || !isFileLocation(location.text)
      ? []
      : places.flatMap((place) => resolveLocation(location.text, place) ?? []),
  );
  return [...new Set([path.resolve(workingDirectory, file), ...reads, ...valueFiles])];
}

const isFileLocation = (location: string): boolean =>
  /^file:/i.test(location) || !/^[a-z][a-z0-9+.-]+:/i.test(location);
