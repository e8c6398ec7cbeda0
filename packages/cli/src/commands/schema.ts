import { readFile } from 'node:fs/promises';
import { formatVersion } from '@naftiko/spec';
import type { SchemaName } from '../command-line/schema-command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { locatePackagedFile } from '../packaged-file.js';
import type { Shell } from '../shell.js';

/** Prints the published JSON Schema of documents, or that of the configuration file. */
export async function printSchema(what: SchemaName, { output }: Shell): Promise<ExitCode> {
  output.write(await readSchema(what));
  return exitCode.success;
}

/** The text of a schema. */
export const readSchema = (what: SchemaName): Promise<Buffer> =>
  readFile(locatePackagedFile(`schemas/naftiko-${what === 'config' ? 'config' : formatVersion}.schema.json`));
