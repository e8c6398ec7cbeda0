import { Option, type Command } from 'commander';
import type { RunOptions } from '@naftiko/runtime';
import { absentCall, addCallOptions, type RawCallOptions } from './call-options.js';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';
import { pathsHelp } from './plan-options.js';

/** The handler of `naftiko run`. */
export interface RunHandlers {
  run(paths: readonly string[], options: RawRunOptions): Promise<void>;
}

export interface RawRunOptions extends RawCallOptions {
  /** Log whole stacks. */
  readonly verbose?: boolean;
  readonly port: readonly string[];
  readonly host?: string;
  readonly forwardHeader: readonly string[];
  readonly redactAnswers?: RunOptions['redactAnswers'];
  readonly keepAlive?: string;
  readonly maxConnections?: string;
  readonly maxRequests?: string;
  readonly receiveTimeout?: string;
  readonly wrongCredentials?: string;
  readonly upstreamConnections?: string;
  readonly allowHost: readonly string[];
  readonly allowOrigin: readonly string[];
  readonly stdio?: string;
  /** The number of worker processes, or `auto`. */
  readonly workers?: string;
  /** The port of one server for all documents. */
  readonly gateway?: string;
  /** Patterns of the tools that exist at the gateway. */
  readonly tools: readonly string[];
  readonly readOnly: boolean;
  readonly cacheDir?: string;
  /** False: `--no-cache`. */
  readonly cache: boolean;
  readonly strict: boolean;
  readonly watch: boolean;
  readonly openProbes: boolean;
  /** True: `--pages`; false: `--no-pages`; `undefined`: where only this machine can reach them. */
  readonly pages?: boolean | 'inspect';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly logFormat: 'pretty' | 'json';
}

const absentRun = {
  ...absentCall,
  port: [],
  forwardHeader: [],
  tools: [],
  readOnly: false,
  cache: true,
  allowHost: [],
  allowOrigin: [],
  strict: false,
  watch: false,
  openProbes: false,
};

/** Adds the command that serves documents. */
export function addRunCommand(program: Command, handlers: RunHandlers): void {
  const command = program
    .command('run')
    .description('serve what the documents expose')
    .argument('[path...]', `${pathsHelp} (default: run.documents of the configuration file)`)
    .option(
      '--port <namespace=port>',
      'replace a port; 0 takes any free one; "control" is the control adapter, "*=0" applies to all others; "auto" takes the next free port where one is taken',
      collect,
    )
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--stdio <namespace>', 'serve that MCP adapter on standard input and output, and nothing else')
    .option('--workers <n|auto>', 'serve with that many processes; auto: one for each processor (default: 1)')
    .option('--gateway <port>', 'serve all documents on one port, below a path each, and their tools together at /mcp')
    .option('--tools <pattern>', 'with --gateway: offer only these tools, by their own or joined name', collect)
    .option('--read-only', 'with --gateway: offer only tools that change nothing')
    .option(
      '--cache-dir <folder>',
      'with --gateway: where plans are kept for the next start (default: ~/.cache/naftiko)',
    )
    .option('--no-cache', 'with --gateway: plan every document again')
    .option('--forward-header <name>', 'caller header to pass on upstream', collect)
    .addOption(
      new Option(
        '--redact-answers <callers>',
        'successful answers from which secrets that an upstream repeats are removed; errors always (default: mcp)',
      ).choices(['mcp', 'all', 'none']),
    )
    .option('--keep-alive <time>', 'how long idle connections of callers stay open (default: 75s)')
    .option('--max-connections <n>', 'connections of callers of each server (default: 4096)')
    .option('--max-requests <n>', 'requests that each server answers at once (default: 1024)')
    .option('--receive-timeout <time>', 'for the head of a request; for its body 1s more for each KiB (default: 20s)')
    .option('--wrong-credentials <n>', 'wrong credentials that an address may send a minute (default: 20)')
    .option('--upstream-connections <n>', 'connections to each consumed API (default: 128)')
    .option('--allow-host <name>', 'further host name that requests may be addressed to, behind a proxy', collect)
    .option('--allow-origin <origin>', 'further origin whose web pages may call', collect)
    .addOption(
      new Option(
        '--pages [inspect]',
        'show pages to people, also on addresses of a network; "inspect" shows what upstreams answered, too',
      ).choices(['inspect']),
    )
    .option('--no-pages', 'show no pages (default: pages where only this machine can reach them)')
    .option('--open-probes', 'answer /health/live and /health/ready without a credential')
    .option('--strict', 'refuse a document that differs from the published schema')
    .option('--watch', 'reload when a document changes, or a file it depends on (SIGHUP reloads in any case)');
  addCallOptions(command)
    .addOption(new Option('--log-level <level>').choices(['debug', 'info', 'warn', 'error', 'silent']).default('info'))
    .addOption(new Option('--log-format <format>').choices(['pretty', 'json']).default('pretty'))
    .addHelpText(
      'after',
      formatExamples(
        'naftiko run ship.yaml --var hostname=eu1.example.com',
        'naftiko run ship.yaml --mock --port ships=0',
        'naftiko run capabilities/ --gateway 8080',
      ),
    )
    .action((given: string[]) => handlers.run(given, complete(absentRun, command.optsWithGlobals<RawRunOptions>())));
}
