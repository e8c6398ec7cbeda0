import type { Command } from 'commander';
import { collect } from './option-values.js';

/** Options for planning documents. */
export interface RawPlanOptions {
  /** The operator's file. */
  readonly config?: string;
  readonly plugin: readonly string[];
  readonly python: boolean;
  /** Folders, besides that of a document, whose files it may name. */
  readonly allowOutside: readonly string[];
  /** Fetch imports from addresses. */
  readonly fetch: boolean;
}

/** The values of the options for planning that are not given. */
export const absentPlan: RawPlanOptions = { plugin: [], python: false, allowOutside: [], fetch: false };

/** The help text of a path argument. */
export const pathsHelp = 'a file, a directory (every Naftiko document below it), or a glob';

/** The help text of `--config`. */
export const configHelp = 'the configuration file (default: naftiko.config.yaml, here or in a given directory)';

/** Adds the options of every command that plans documents. */
export function addPlanOptions(command: Command): Command {
  return command
    .option('--config <file>', configHelp)
    .option('--plugin <module>', 'add the plug-ins of a module: a file, or a package installed here', collect)
    .option('--python', 'run script steps in Python, in sandboxed processes (needs the package "pyodide")')
    .option('--allow-outside <folder>', 'a document may also name files in this folder, not only in its own', collect)
    .option('--fetch', 'fetch imports from addresses ("https:", or "http:" of this machine)');
}
