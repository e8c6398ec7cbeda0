import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { builtinsWith } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { decodeText } from '@naftiko/spec';
import { exitCode, type ExitCode } from '../exit-code.js';
import { printLines, type Shell } from '../shell.js';

/**
 * Prints the names of tools and operations of a document that `naftiko call` takes, one a line, for completion scripts.
 * Names that a shell would read in another way are left out. A file that cannot be read is not reported.
 */
export async function listOperations(file: string, { workingDirectory, output }: Shell): Promise<ExitCode> {
  let text: string;
  try {
    text = decodeText(await readFile(path.resolve(workingDirectory, file)));
  } catch {
    return exitCode.usage;
  }
  const { mounts } = await planDocument(file, text, builtinsWith({ python: false }));
  const names = mounts.flatMap(({ plan }) => plan.operations.map(({ name, address }) => name ?? address));
  printLines(output, ...[...new Set(names)].filter((name) => /^[\w.:/-]+$/.test(name)));
  return exitCode.success;
}
