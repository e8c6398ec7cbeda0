import path from 'node:path';
import type { Bind, Document, Text } from '@naftiko/spec';
import type { PlannedDocument } from '../plan-document.js';
import { resolveLocation } from '../source/read-import.js';

/**
 * The files a running document depends on until it is reloaded: itself, what it imports (also what is missing now),
 * its schemas, bound values and prompts. Scripts, skills and static resources are read whenever they are asked for.
 */
export function watchedFiles(
  { file, loaded, capability }: PlannedDocument,
  workingDirectory: string,
): readonly string[] {
  const document = capability?.document ?? loaded.document;
  const named = document === undefined ? [] : [...importsOf(document), ...schemasOf(document), ...promptsOf(document)];
  const binds = document === undefined ? [] : bindsOf(document).map(({ location }) => location);
  const own = path.resolve(workingDirectory, file);
  const files = [
    own,
    ...named.flatMap((location) => fileOf(location, path.dirname(path.resolve(workingDirectory, location.at.source)))),
    // Beside the document, or in the working directory.
    ...binds.flatMap((location) =>
      location === undefined ? [] : [path.dirname(own), workingDirectory].flatMap((base) => fileOf(location, base)),
    ),
  ];
  return [...new Set(files)];
}

/** Where an entry was imported from; where it would be, if it could be read. */
const importsOf = ({ consumes, at }: Document): readonly Text[] =>
  consumes.flatMap((consume): readonly Text[] => {
    if (consume.type === 'import') return consume.location === undefined ? [] : [consume.location];
    if (consume.type !== 'http' || consume.at.source === at.source) return [];
    return [{ text: path.basename(consume.at.source), at: consume.at }];
  });

const schemasOf = ({ consumes }: Document): readonly Text[] =>
  consumes.flatMap((consume) =>
    consume.type === 'http'
      ? consume.resources.flatMap(({ operations }) => operations.flatMap(({ outputSchema }) => outputSchema ?? []))
      : [],
  );

const promptsOf = ({ exposes }: Document): readonly Text[] =>
  exposes.flatMap((expose) => (expose.type === 'mcp' ? expose.prompts.flatMap(({ location }) => location ?? []) : []));

const bindsOf = ({ binds, consumes }: Document): readonly Bind[] => [
  ...binds,
  ...consumes.flatMap((consume) => (consume.type === 'http' ? consume.binds : [])),
];

/** A schema may be written in place, and a bind may be kept elsewhere. */
function fileOf({ text }: Text, base: string): readonly string[] {
  if (text.length > longestPath || text.includes('\n') || /^(?!file:)[a-z][a-z\d+.-]+:/i.test(text)) return [];
  return [resolveLocation(text, base) ?? []].flat();
}

const longestPath = 1_024;
