import path from 'node:path';
import { isPlanned } from '@naftiko/engine';
import { directoryOf, type PlannedDocument } from '../plan-document.js';
import { resolveLocation } from '../source/read-import.js';

/**
 * Every file whose content is part of what runs: the document, its imports and theirs, schemas, files of variables; there
 * or not. What requests read anew (scripts, prompts, skills, resources) is current anyway, and is not among them.
 */
export function filesOf({ file, reads, capability }: PlannedDocument, workingDirectory: string): readonly string[] {
  const document = capability?.document;
  const binds = [
    ...(document?.binds ?? []),
    ...(document?.consumes ?? []).flatMap((consume) => (isPlanned(consume) ? consume.binds : [])),
  ];
  // Beside the document, else in the working directory: a file that appears in the first place wins over the other.
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
