import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { formatVersion } from '@naftiko/spec';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Shell } from '../shell.js';

/** Prints the published JSON Schema of the document format. */
export async function printSchema({ output }: Shell): Promise<ExitCode> {
  output.write(await readFile(schemaFile()));
  return exitCode.success;
}

/** Packing copies the schemas into the package; in a checkout they stand at the root. */
function schemaFile(): URL {
  const name = `schemas/naftiko-${formatVersion}.schema.json`;
  const packed = new URL(`../../${name}`, import.meta.url);
  return existsSync(packed) ? packed : new URL(`../../../../${name}`, import.meta.url);
}
