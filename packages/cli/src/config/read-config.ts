import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText, readYaml } from '@naftiko/spec';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import type { Shell } from '../shell.js';
import type { Config, RunSection, UpstreamSection } from './config.js';
import { describePlace, Reading, readObjectOf, type ValueReader } from './reading.js';
import { readRunSection, readUpstreams } from './sections.js';

type Environment = Shell['environment'];

/** A configuration file as read. */
export interface ReadConfig {
  readonly config: Config;
  readonly warnings: readonly string[];
}

/**
 * Reads a configuration file; all problems are reported at once, each with its line. `${NAME}` is a variable of the
 * environment or of the env files that the file itself names, which `environmentWith` reads.
 */
export async function readConfig(
  file: string,
  { environment, workingDirectory }: Shell,
  environmentWith: (envFiles: readonly string[] | undefined) => Promise<Given<Environment>>,
): Promise<Given<ReadConfig>> {
  let text: string;
  try {
    text = decodeText(await readFile(path.resolve(workingDirectory, file)));
  } catch (cause) {
    return usageError(`"${file}" cannot be read: ${reasonOf(cause)}`);
  }
  const tree = readYaml(file, text);
  if (!tree.ok) {
    // A file of comments decides nothing.
    if (tree.diagnostics.every(({ code }) => code === 'document-empty')) return given(emptyConfig(file));
    return usageError(...tree.diagnostics.map(({ at, message }) => `${describePlace(at)}: ${message}`));
  }
  // Names of env files cannot use the variables of env files.
  const first = readFileSections(tree.value, '', new Reading(environment));
  const whole = await environmentWith(first?.run?.envFiles?.value);
  if (!whole.ok) return whole;
  const reading = new Reading(whole.value);
  const sections = readFileSections(tree.value, '', reading);
  if (sections === undefined || reading.problems.length > 0) return usageError(...reading.problems);
  const { run = {}, upstreams = [] } = sections;
  return given({ config: { file, run, upstreams }, warnings: reading.warnings });
}

const emptyConfig = (file: string): ReadConfig => ({ config: { file, run: {}, upstreams: [] }, warnings: [] });

interface FileSections {
  readonly $schema?: string;
  readonly run?: RunSection;
  readonly upstreams?: readonly UpstreamSection[];
}

/** For editors. */
const readSchemaAddress: ValueReader<string> = () => '';

const readFileSections = readObjectOf<FileSections>(
  { $schema: readSchemaAddress, run: readRunSection, upstreams: readUpstreams },
  ['lint', 'tools', 'callers', 'sharedState', 'audit'],
);
