import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText, readYaml } from '@naftiko/spec';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import type { Shell } from '../shell.js';
import { readCallersSection, type CallersSection } from './callers-section.js';
import { makeEmptyConfig, type Config } from './config.js';
import { readLintSection, type LintSection } from './lint-section.js';
import { describePlace, Reading, readObjectOf, type Configured, type ValueReader } from './reading.js';
import { readRunSection, type RunSection } from './run-section.js';
import { readToolsSection, type ToolsSection } from './tools-section.js';
import { readUpstreams, type UpstreamSection } from './upstreams-section.js';

type Environment = Shell['environment'];

/** A configuration file as read. */
export interface ReadConfig {
  readonly config: Config;
  readonly warnings: readonly string[];
}

/** What reading a configuration file depends on. */
export interface ConfigContext {
  /** The environment together with the variables of the env files that the configuration file names. */
  environmentWith(envFiles: Configured<readonly string[]> | undefined): Promise<Given<Environment>>;
  /** Whether the command uses a setting. An unset variable in a setting that it does not use is not an error. */
  isNeeded(key: string): boolean;
  /** The codes of lint rules; absent: every code is accepted. */
  readonly knownCodes?: ReadonlySet<string> | undefined;
}

/**
 * Reads a configuration file; all problems are reported at once, each with its line. `${NAME}` is a variable of the
 * environment or of the env files that the file itself names.
 */
export async function readConfig(
  file: string,
  { environment, workingDirectory }: Shell,
  { environmentWith, isNeeded, knownCodes }: ConfigContext,
): Promise<Given<ReadConfig>> {
  let text: string;
  try {
    text = decodeText(await readFile(path.resolve(workingDirectory, file)));
  } catch (cause) {
    return usageError(`"${file}" cannot be read: ${reasonOf(cause)}`);
  }
  const tree = readYaml(file, text);
  if (!tree.ok) {
    // A file that contains only comments has no settings.
    if (tree.diagnostics.every(({ code }) => code === 'document-empty')) {
      return given({ config: makeEmptyConfig(file), warnings: [] });
    }
    return usageError(...tree.diagnostics.map(({ at, message }) => `${describePlace(at)}: ${message}`));
  }
  const readSections = prepareSections(knownCodes);
  // Names of env files cannot use the variables of env files.
  const first = readSections(tree.value, '', new Reading(environment, isNeeded));
  const whole = await environmentWith(first?.run?.envFiles);
  if (!whole.ok) return whole;
  const reading = new Reading(whole.value, isNeeded);
  const sections = readSections(tree.value, '', reading);
  if (sections === undefined || reading.problems.length > 0) return usageError(...reading.problems);
  return given({ config: { ...makeEmptyConfig(file), ...sections }, warnings: reading.warnings });
}

interface FileSections {
  readonly $schema?: string;
  readonly lint?: LintSection;
  readonly run?: RunSection;
  readonly upstreams?: readonly UpstreamSection[];
  readonly callers?: CallersSection;
  readonly tools?: ToolsSection;
}

/** `$schema` is for editors; it is accepted and ignored. */
const readSchemaAddress: ValueReader<string> = () => undefined;

const prepareSections = (knownCodes: ReadonlySet<string> | undefined): ValueReader<FileSections> =>
  readObjectOf<FileSections>(
    {
      $schema: readSchemaAddress,
      lint: readLintSection(knownCodes),
      run: readRunSection,
      upstreams: readUpstreams,
      callers: readCallersSection,
      tools: readToolsSection,
    },
    ['sharedState', 'audit'],
  );
