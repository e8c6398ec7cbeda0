import { Option, type Command } from 'commander';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';

/** The handlers of the control commands; they receive the options as written. */
export interface ControlHandlers {
  health(options: RawControlOptions): Promise<void>;
  status(options: RawControlOptions): Promise<void>;
  metrics(options: RawMetricsOptions): Promise<void>;
  traces(id: string | undefined, options: RawTracesOptions): Promise<void>;
  scripting(options: RawScriptingOptions): Promise<void>;
}

/** The address of a control adapter and its credential. */
export interface RawControlOptions {
  readonly controlUrl?: string;
  readonly port?: string;
  readonly address?: string;
  readonly token?: string;
  readonly user?: string;
  readonly header?: string;
  readonly json: boolean;
}

export interface RawMetricsOptions extends RawControlOptions {
  readonly filter?: string;
}

export interface RawTracesOptions extends RawControlOptions {
  readonly operation?: string;
  readonly status?: string;
  readonly limit?: string;
}

export interface RawScriptingOptions extends RawControlOptions {
  readonly set: readonly string[];
}

/** Adds the commands that call a running process. */
export function addControlCommands(program: Command, handlers: ControlHandlers): void {
  const json = new Option('--json', 'print the unchanged answer as JSON, for programs');
  const absent = { json: false };

  addControlOptions(program.command('health').description('check liveness and readiness of a running process'))
    .addOption(json)
    .addHelpText('after', formatExamples('naftiko health', 'naftiko health --control-url http://127.0.0.1:9100'))
    .action((options: RawControlOptions) => handlers.health(complete(absent, options)));
  addControlOptions(program.command('status').description('show what a running process is and what it serves'))
    .addOption(json)
    .addHelpText('after', formatExamples('naftiko status'))
    .action((options: RawControlOptions) => handlers.status(complete(absent, options)));
  addControlOptions(program.command('metrics').description('print the metrics of a running process'))
    .option('--filter <regex>', 'only lines that match the expression')
    .addHelpText('after', formatExamples('naftiko metrics --filter naftiko_request'))
    .action((options: RawMetricsOptions) => handlers.metrics(complete(absent, options)));
  addControlOptions(program.command('traces').description('show the last traces of a running process'))
    .argument('[traceId]', 'one trace, as a tree')
    .option('--operation <text>', 'only traces whose operation contains the text')
    .addOption(new Option('--status <status>', 'only traces with this status').choices(['OK', 'ERROR', 'ok', 'error']))
    .option('--limit <n>', 'at most this number of traces')
    .addOption(json)
    .addHelpText(
      'after',
      formatExamples('naftiko traces --status ERROR', 'naftiko traces 0af7651916cd43dd8448eb211c80319c'),
    )
    .action((id: string | undefined, options: RawTracesOptions) => handlers.traces(id, complete(absent, options)));
  addControlOptions(program.command('scripting').description('show or change what scripts of a running process may do'))
    .option('--set <key=value>', 'enabled, timeout, statementLimit, …; valid until the process ends', collect)
    .addOption(json)
    .addHelpText(
      'after',
      formatExamples('naftiko scripting', 'naftiko scripting --set timeout=5000 --set enabled=false'),
    )
    .action((options: RawScriptingOptions) => handlers.scripting(complete({ ...absent, set: [] }, options)));
}

const addControlOptions = (command: Command): Command =>
  command
    .option('--control-url <url>', 'the address of the control adapter')
    .option('--port <n>', 'its port (default: NAFTIKO_CONTROL_PORT, a document here, 9090)')
    .option('--address <host>', 'its host (default: NAFTIKO_CONTROL_ADDRESS, localhost)')
    .option('--token <token>', 'bearer token (better: NAFTIKO_CONTROL_TOKEN)')
    .option('--user <name:password>', 'basic credential (better: NAFTIKO_CONTROL_USER)')
    .option('--header <name: value>', 'header with an API key (better: NAFTIKO_CONTROL_HEADER)');
