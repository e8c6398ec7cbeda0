import type { Command } from 'commander';
import type { ConfigurableFlags } from '../config/describe-config.js';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';
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
    .option('--host <address>', 'as for "run"; so are the following options')
    .option('--workers <n|auto>', 'number of processes')
    .option('--env-file <file>', 'dotenv file', collect)
    .option('--allow-outside <folder>', 'folder whose files documents may name', collect)
    .option('--plugin <module>', 'plug-ins of a module', collect)
    .option('--allow-host <name>', 'further host name', collect)
    .option('--allow-origin <origin>', 'further origin', collect)
    .option('--forward-header <name>', 'caller header', collect)
    .option('--redact-answers <callers>', 'answers from which secrets are removed')
    .option('--keep-alive <time>', 'how long idle connections stay open')
    .option('--max-connections <n>', 'connections of callers')
    .option('--max-requests <n>', 'requests answered at once')
    .option('--receive-timeout <time>', 'time to receive a request')
    .option('--wrong-credentials <n>', 'wrong credentials of an address in a minute')
    .option('--upstream-connections <n>', 'connections to each consumed API')
    .option('--timeout <time>', 'per upstream call')
    .option('--no-proxy', 'ignore proxies')
    .option('--json', 'for programs')
    .addHelpText('after', formatExamples('naftiko config', 'naftiko config capabilities/ --json'))
    .action((given: string[], options: RawConfigOptions) => handlers.config(given, complete(absent, options)));
}
