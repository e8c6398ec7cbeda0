import { readFile } from 'node:fs/promises';
import { formatVersion } from '@naftiko/spec';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Shell } from '../shell.js';

/** Prints the published JSON Schema of the document format. */
export async function schema({ output }: Shell): Promise<ExitCode> {
  const file = new URL(`../../../../schemas/naftiko-${formatVersion}.schema.json`, import.meta.url);
  output.write(await readFile(file));
  return exitCode.fine;
}
