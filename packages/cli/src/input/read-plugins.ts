import { builtinsWith } from '@naftiko/adapters';
import { extend, findExtensionProblems, type Extension, type LoadPlugins } from '@naftiko/runtime';
import type { RawPlanOptions } from '../command-line/plan-options.js';
import type { Shell } from '../shell.js';
import { given, usageError, type Given } from './given.js';
import { findModule } from './find-module.js';

/** The built-in plug-ins, and those of every `--plugin`, in order. */
export async function readPlugins(
  raw: Pick<RawPlanOptions, 'plugin' | 'python'>,
  { workingDirectory }: Pick<Shell, 'workingDirectory'>,
): Promise<Given<LoadPlugins>> {
  let plugins = builtinsWith(raw);
  for (const name of raw.plugin) {
    const read = await readModule(name, workingDirectory);
    if (!read.ok) return read;
    const [problem] = findExtensionProblems(plugins, read.value);
    if (problem !== undefined) return usageError(`--plugin ${name}: ${problem}`);
    // The shape was checked above.
    plugins = extend(plugins, read.value as Extension);
  }
  return given(plugins);
}

/** The plug-in that a module exports. Its shape is checked by the caller. */
async function readModule(name: string, workingDirectory: string): Promise<Given<unknown>> {
  const url = await findModule(name, workingDirectory);
  if (!url.ok) return usageError(`--plugin ${name}: ${url.problems.join(' ')}`);
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = (await import(url.value)) as typeof exported;
  } catch (cause) {
    return usageError(`--plugin ${name}: the module cannot be loaded: ${endOfSentenceOf(cause)}`);
  }
  const plugin = exported['default'] ?? exported['plugin'];
  return plugin === undefined
    ? usageError(`--plugin ${name}: the module exports neither a default nor "plugin".`)
    : given(plugin);
}

/** The first line of what a module threw, as a sentence. */
function endOfSentenceOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const [line = ''] = message.split('\n');
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
