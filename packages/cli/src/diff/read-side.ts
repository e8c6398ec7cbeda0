import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { planDocument, type PlannedDocument } from '@naftiko/runtime';
import { isError } from '@naftiko/spec';
import type { RawPlanOptions } from '../command-line/plan-options.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { readFolders } from '../input/read-folders.js';
import { readPlugins } from '../input/read-plugins.js';
import { readTexts } from '../input/read-texts.js';
import type { Shell } from '../shell.js';
import { extractCommitted, type Committed } from './git-tree.js';
import { describeSurface, type Surface } from './surface.js';

/** A document on one of the two sides of a comparison. */
export interface SideDocument {
  /** Its path below the argument; the file name for a single file. */
  readonly name: string;
  readonly label: string;
  readonly surface: Surface;
}

/**
 * Reads the documents of one argument of `diff`: a file, a folder, or either at a commit (`main:ship.yaml`). A document
 * of which no part can run is a problem, because its interface is unknown.
 */
export async function readSide(
  argument: string,
  raw: RawPlanOptions,
  shell: Shell,
): Promise<Given<readonly SideDocument[]>> {
  const committed = await parseCommitted(argument, shell.workingDirectory);
  if (committed === undefined) {
    return readDocuments({ place: argument, shown: argument, single: !(await isFolder(argument, shell)) }, raw, shell);
  }
  const extracted = await extractCommitted(committed, shell);
  if (!extracted.ok) return extracted;
  const { folder, place } = extracted.value;
  try {
    const side = { place, shown: argument, single: !(await isFolder(place, shell)) };
    return await readDocuments(side, raw, shell);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `<ref>:<path>` or `git:<ref>:<path>`, unless a file has that name. */
async function parseCommitted(argument: string, workingDirectory: string): Promise<Committed | undefined> {
  const match = /^(?:git:)?([^:]{2,}):(.+)$/s.exec(argument);
  if (match === null || /^https?$/.test(match[1]!)) return undefined;
  const exists = await stat(path.resolve(workingDirectory, argument)).then(
    () => true,
    () => false,
  );
  return exists ? undefined : { ref: match[1]!, path: match[2]! };
}

const isFolder = (place: string, { workingDirectory }: Shell): Promise<boolean> =>
  stat(path.resolve(workingDirectory, place)).then(
    (facts) => facts.isDirectory(),
    () => false,
  );

interface Place {
  readonly place: string;
  /** As the user wrote it. */
  readonly shown: string;
  readonly single: boolean;
}

async function readDocuments(
  { place, shown, single }: Place,
  raw: RawPlanOptions,
  shell: Shell,
): Promise<Given<readonly SideDocument[]>> {
  const texts = await readTexts([place], shell);
  const plugins = await readPlugins(raw, shell);
  const allowFolders = await readFolders(raw.allowOutside, shell.workingDirectory);
  if (!texts.ok || !plugins.ok || !allowFolders.ok) return usageError(...problemsOf(plugins, allowFolders, texts));
  const options = { fetches: raw.fetch, allowFolders: allowFolders.value };
  const documents: Given<SideDocument>[] = [];
  for (const { file, text } of texts.value) {
    const planned = await planDocument(file, text, plugins.value, options);
    const name = single ? path.basename(file) : path.relative(place, file);
    documents.push(describeDocument(planned, name, single ? shown : `${shown.replace(/\/$/, '')}/${name}`));
  }
  const problems = problemsOf(...documents);
  if (problems.length > 0) return usageError(...problems);
  return given(documents.flatMap((one) => (one.ok ? [one.value] : [])));
}

function describeDocument(planned: PlannedDocument, name: string, shown: string): Given<SideDocument> {
  const { capability, diagnostics, loaded } = planned;
  if (capability === undefined) {
    const first = diagnostics.find(isError);
    const reason = first === undefined ? '' : ` Line ${first.at.start.line}: ${first.message}`;
    return usageError(
      `"${shown}" cannot be compared: no part of it can run.${reason} "naftiko validate" reports all problems.`,
    );
  }
  return given({ name, label: loaded.document?.info.label ?? name, surface: describeSurface(planned, shown) });
}
