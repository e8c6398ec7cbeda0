import type { Command } from 'commander';
import type { ConfigurableFlags } from '../config/describe-config.js';
import { collect, complete, formatExamples } from './option-helpers.js';
import { configHelp } from './plan-options.js';

/** The handler of `naftiko config`. */
export interface ConfigHandlers {
  config(paths: readonly string[], options: RawConfigOptions): Promise<void>;
}

export interface RawConfigOptions extends ConfigurableFlags {
  readonly config?: string;
  readonly json: boolean;
}

const absent = {
  envFile: [],
  allowOutside: [],
  plugin: [],
  allowHost: [],
  allowOrigin: [],
  forwardHeader: [],
  proxy: true,
  json: false,
} satisfies Partial<RawConfigOptions>;

/** Adds the command that shows the operator's settings. */
export function addConfigCommand(program: Command, handlers: ConfigHandlers): void {
  program
    .command('config')
    .description('show what an operator decides, and where each value comes from; secrets are not shown')
    .argument('[path...]', 'as for "run"')
    .option('--config <file>', configHelp)
    .option('--host <address>', 'as for "run", like the following')
    .option('--env-file <file>', 'dotenv file', collect)
    .option('--allow-outside <folder>', 'folder whose files documents may name', collect)
    .option('--plugin <module>', 'plug-ins of a module', collect)
    .option('--allow-host <name>', 'further host name', collect)
    .option('--allow-origin <origin>', 'further origin', collect)
    .option('--forward-header <name>', 'caller header', collect)
    .option('--redact-answers <callers>', 'whose answers lose secrets')
    .option('--keep-alive <time>', 'of idle connections')
    .option('--max-connections <n>', 'of callers')
    .option('--max-requests <n>', 'answered at once')
    .option('--receive-timeout <time>', 'for a request')
    .option('--wrong-credentials <n>', 'of an address, a minute')
    .option('--upstream-connections <n>', 'to each consumed API')
    .option('--timeout <time>', 'per upstream call')
    .option('--no-proxy', 'ignore proxies')
    .option('--json', 'for programs')
    .addHelpText('after', formatExamples('naftiko config', 'naftiko config capabilities/ --json'))
    .action((given: string[], options: RawConfigOptions) => handlers.config(given, complete(absent, options)));
}
