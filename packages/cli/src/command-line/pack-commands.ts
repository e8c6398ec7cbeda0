import type { Command } from 'commander';
import { addGroup } from './add-group.js';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';
import { absentPlan, addPlanOptions, type RawPlanOptions } from './plan-options.js';

/** The handlers of `naftiko pack`. */
export interface PackHandlers {
  packBundle(path: string, options: RawBundleOptions): Promise<void>;
  packServerJson(path: string, options: RawServerJsonOptions): Promise<void>;
}

export interface RawPackOptions extends RawPlanOptions {
  readonly output?: string;
  readonly stdio?: string;
  readonly release: string;
}

export interface RawBundleOptions extends RawPackOptions {
  readonly author: string;
  readonly baseUri: readonly string[];
}

export interface RawServerJsonOptions extends RawPackOptions {
  readonly name?: string;
  readonly bundle?: string;
  readonly bundleUrl?: string;
  readonly remote?: string;
}

/** Adds the commands that make a document installable in agent hosts. */
export function addPackCommands(program: Command, handlers: PackHandlers): void {
  const group = addGroup(program, 'pack', {
    description: 'make a document installable in agent hosts',
    aliases: [],
    member: 'format',
  });
  addPackOptions(group.command('mcpb'))
    .description('make a bundle that Claude Desktop and other hosts install; it needs nothing but Node')
    .option('--author <name>', 'who offers the bundle', 'unknown')
    .option('--base-uri <namespace=url>', 'replace the base URI of a consumed namespace', collect)
    .addHelpText('after', formatExamples('naftiko pack mcpb ship.yaml --release 1.2.0 --author "Ada"'))
    .action((path: string, options: RawBundleOptions) =>
      handlers.packBundle(path, complete({ ...absentPlan, baseUri: [] }, options)),
    );
  addPackOptions(group.command('server-json'))
    .description('write the entry of a document for a registry of MCP servers')
    .option('--name <name>', 'its name there, such as io.github.ada/ships')
    .option('--bundle <file>', 'the bundle of "pack mcpb", whose hash is written')
    .option('--bundle-url <url>', 'where the bundle can be downloaded')
    .option('--remote <url>', 'the public address of the MCP server')
    .addHelpText(
      'after',
      formatExamples(
        'naftiko pack server-json ship.yaml --name com.example/ships --remote https://ships.example.com/mcp',
        'naftiko pack server-json ship.yaml --name io.github.ada/ships --bundle ships.mcpb --bundle-url https://github.com/ada/ships/releases/download/v1/ships.mcpb',
      ),
    )
    .action((path: string, options: RawServerJsonOptions) =>
      handlers.packServerJson(path, complete(absentPlan, options)),
    );
}

const addPackOptions = (command: Command): Command =>
  addPlanOptions(
    command
      .argument('<path>', 'the document')
      .option('-o, --output <file>', 'the file to write (default: named after the adapter, or server.json)')
      .option('--stdio <namespace>', 'the MCP adapter of the document, if it has several')
      .option('--release <version>', 'the version of what is packed', '1.0.0'),
  );
