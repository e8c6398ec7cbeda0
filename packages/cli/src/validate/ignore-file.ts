import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pointerOf, readYaml, decodeText, textOf, type Diagnostic, type Origin, type SourceNode } from '@naftiko/spec';
import { describePlace } from '../config/reading.js';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';

/** The name of the ignore file where no option names another. */
export const ignoreFileName = '.naftiko-ignore.yaml';

/** What identifies an accepted finding. */
export interface AcceptedFinding {
  /** The file with the finding, relative to the ignore file, with forward slashes, or its URL. */
  readonly file: string;
  readonly code: string;
  /** The JSON pointer of the value, so that lines added or moved elsewhere make no difference. */
  readonly pointer: string;
}

/** A file of accepted findings, as read. */
export interface IgnoreFile {
  /** As named by the user. */
  readonly name: string;
  readonly directory: string;
  /** Empty when the file does not exist. */
  readonly text: string;
  readonly entries: readonly IgnoreEntry[];
}

export interface IgnoreEntry extends AcceptedFinding {
  /** The origins of the file, the code and the pointer. */
  readonly at: readonly [file: Origin, code: Origin, pointer: Origin];
}

/** Reads a file of accepted findings. All problems are reported at once, each with its line. */
export async function readIgnoreFile(name: string, workingDirectory: string): Promise<Given<IgnoreFile>> {
  const place = path.resolve(workingDirectory, name);
  const directory = path.dirname(place);
  let text: string;
  try {
    text = decodeText(await readFile(place));
  } catch (cause) {
    return usageError(`The ignore file "${name}" cannot be read: ${reasonOf(cause)}`);
  }
  const tree = readYaml(name, text);
  if (!tree.ok) {
    if (tree.diagnostics.every(({ code }) => code === 'document-empty'))
      return given({ name, directory, text, entries: [] });
    return usageError(...tree.diagnostics.map(({ at, message }) => `${describePlace(at)}: ${message}`));
  }
  const problems: string[] = [];
  const entries = readEntries(tree.value, (at, takes) => void problems.push(`${describePlace(at)}: ${takes}`));
  return problems.length > 0 ? usageError(...problems) : given({ name, directory, text, entries });
}

/** A file of accepted findings that does not exist yet. */
export const makeIgnoreFile = (name: string, workingDirectory: string): IgnoreFile => ({
  name,
  directory: path.dirname(path.resolve(workingDirectory, name)),
  text: '',
  entries: [],
});

function readEntries(root: SourceNode, refuse: (at: Origin, takes: string) => void): readonly IgnoreEntry[] {
  if (root.kind !== 'map') {
    refuse(root.at, 'an ignore file takes files, each with codes and JSON pointers.');
    return [];
  }
  return [...root.entries.values()].flatMap(({ key: file, value: codes }) => {
    if (codes.kind !== 'map') {
      refuse(codes.at, `"${file.text}" takes codes, each with a list of JSON pointers.`);
      return [];
    }
    return [...codes.entries.values()].flatMap(({ key: code, value: pointers }) => {
      const written = pointers.kind === 'list' ? pointers.items.map(textOf) : [undefined];
      return written.flatMap((pointer) => {
        if (pointer !== undefined && /^(?:\/|$)/.test(pointer.text)) {
          const at = [file.at, code.at, pointer.at] as const;
          return [{ file: file.text, code: code.text, pointer: pointer.text, at }];
        }
        refuse(pointer?.at ?? pointers.at, `"${code.text}" takes a list of JSON pointers, such as /info/label.`);
        return [];
      });
    });
  });
}

/** The entry with which an ignore file accepts a finding. */
export function acceptanceOf(
  { at, code }: Diagnostic,
  { directory }: Pick<IgnoreFile, 'directory'>,
  workingDirectory: string,
): AcceptedFinding {
  const isAddress = /^https?:/i.test(at.source);
  const relative = path.relative(directory, path.resolve(workingDirectory, at.source)).replaceAll(path.sep, '/');
  return { file: isAddress ? at.source : relative, code, pointer: pointerOf(at.path) };
}

/** A key for sets. */
export const keyOf = ({ file, code, pointer }: AcceptedFinding): string => JSON.stringify([file, code, pointer]);
