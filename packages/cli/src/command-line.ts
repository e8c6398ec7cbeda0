import { Command, Option } from 'commander';
import type { RunOptions } from '@naftiko/runtime';
import { addConfigCommand, type ConfigHandlers } from './config-line.js';
import { addControlCommands, type ControlHandlers } from './control-line.js';
import { collect, complete, formatExamples } from './option-helpers.js';

/** The handlers of the commands; they receive the options as written. */
export interface Handlers extends ControlHandlers, ConfigHandlers {
  run(paths: readonly string[], options: RawRunOptions): Promise<void>;
  validate(paths: readonly string[], options: RawValidateOptions): Promise<void>;
  inspect(path: string, options: RawInspectOptions): Promise<void>;
  call(path: string, operation: string, options: RawOperationOptions): Promise<void>;
  env(paths: readonly string[], options: RawEnvOptions): Promise<void>;
  schema(): Promise<void>;
}

/** Options for planning documents. */
export interface RawPlanOptions {
  readonly plugin: readonly string[];
  readonly python: boolean;
  /** Folders, besides that of a document, whose files it may name. */
  readonly allowOutside: readonly string[];
  /** Fetch imports from addresses. */
  readonly fetch: boolean;
}

/** Options for upstream calls. */
export interface RawCallOptions extends RawPlanOptions {
  /** The operator's file. */
  readonly config?: string;
  readonly baseUri: readonly string[];
  readonly var: readonly string[];
  readonly envFile: readonly string[];
  readonly mock: boolean;
  /** False: `--no-proxy`. */
  readonly proxy: boolean;
  readonly timeout?: string;
  readonly decodeTimeout?: string;
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
  readonly strict: boolean;
  readonly watch: boolean;
  readonly openProbes: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly logFormat: 'pretty' | 'json';
}

export interface RawValidateOptions extends RawPlanOptions {
  readonly strict: boolean;
  readonly format?: 'codeframe' | 'stylish' | 'json';
  readonly failOn: 'error' | 'warning';
  readonly maxProblems?: string;
  readonly lint: boolean;
  readonly output?: string;
}

export interface RawInspectOptions extends RawPlanOptions {
  readonly json: boolean;
}

export interface RawOperationOptions extends RawCallOptions {
  readonly arg: readonly string[];
  readonly json?: string;
  readonly dryRun: boolean;
}

export interface RawEnvOptions extends RawPlanOptions {
  readonly config?: string;
  readonly for?: string;
  readonly envFile: readonly string[];
  readonly write?: string;
}

/** The grammar of the command line: commands, options, help. The handlers implement the commands. */
export function buildCommandLine(handlers: Handlers, version: string): Command {
  const program = new Command('naftiko')
    .description('Runs Naftiko capability documents: one YAML file in, REST and MCP servers out.')
    .version(version, '-V')
    .version(version, '-v, --version')
    .option('--verbose', 'show the stack of a fault of this program')
    .showHelpAfterError('Run it with --help to see what it takes.')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  // Kept from earlier versions; help shows one short form only.
  for (const option of program.options) if (option.short === '-V') option.hideHelp();
  addRun(program, handlers);
  addValidate(program, handlers);
  addInspect(program, handlers);
  addCall(program, handlers);
  addEnv(program, handlers);
  addConfigCommand(program, handlers);
  addControlCommands(program, handlers);
  program
    .command('schema')
    .description('print the JSON Schema of the document format')
    .addHelpText('after', formatExamples('naftiko schema > naftiko.schema.json'))
    .action(() => handlers.schema());
  return program;
}

/**
 * The arguments without a help request for an unknown command: commander would answer it with the general help and exit
 * code 0, so that a script would not notice the mistyped command.
 */
export function withoutIdleHelp(argv: readonly string[], { commands }: Command): readonly string[] {
  const known = new Set(commands.flatMap((command) => [command.name(), ...command.aliases()]));
  const [first, second] = argv.filter((argument) => !argument.startsWith('-'));
  if (first === 'help') return second === undefined || known.has(second) ? argv : [second];
  return first === undefined || known.has(first) ? argv : [first];
}

const paths = 'a file, a directory (every Naftiko document below it), or a glob';
const configHelp = 'the configuration file (default: naftiko.config.yaml, here or in a given directory)';
const absentPlan: RawPlanOptions = { plugin: [], python: false, allowOutside: [], fetch: false };
const absentCall: Pick<RawCallOptions, 'baseUri' | 'var' | 'envFile' | 'mock' | 'proxy' | keyof RawPlanOptions> = {
  ...absentPlan,
  baseUri: [],
  var: [],
  envFile: [],
  mock: false,
  proxy: true,
};
const absentRun = {
  ...absentCall,
  port: [],
  forwardHeader: [],
  allowHost: [],
  allowOrigin: [],
  strict: false,
  watch: false,
  openProbes: false,
};

function addRun(program: Command, handlers: Handlers): void {
  const command = program
    .command('run')
    .description('serve what the documents expose')
    .argument('[path...]', `${paths} (default: run.documents of the configuration file)`)
    .option(
      '--port <namespace=port>',
      'replace a port; 0 takes any free one; "control" is the control adapter, "*=0" every one not named',
      collect,
    )
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--stdio <namespace>', 'serve that MCP adapter on standard input and output, and nothing else')
    .option('--forward-header <name>', 'caller header to pass on upstream', collect)
    .addOption(
      new Option(
        '--redact-answers <callers>',
        'whose successful answers lose the secrets that an upstream repeats in them; errors always do (default: mcp)',
      ).choices(['mcp', 'all', 'none']),
    )
    .option('--keep-alive <time>', 'how long idle connections of callers stay open (default: 75s)')
    .option('--max-connections <n>', 'connections of callers of each server (default: 4096)')
    .option('--max-requests <n>', 'requests that each server answers at once (default: 1024)')
    .option('--receive-timeout <time>', 'for a head; for a body 1s more for each KiB received (default: 20s)')
    .option('--wrong-credentials <n>', 'wrong credentials that an address may send a minute (default: 20)')
    .option('--upstream-connections <n>', 'connections to each consumed API (default: 128)')
    .option('--allow-host <name>', 'further host name that requests may be addressed to, behind a proxy', collect)
    .option('--allow-origin <origin>', 'further origin whose web pages may call', collect)
    .option('--open-probes', 'answer /health/live and /health/ready without a credential')
    .option('--strict', 'refuse a document that differs from the published schema')
    .option('--watch', 'reload when a document changes, or a file it depends on (SIGHUP reloads in any case)');
  callOptions(command)
    .addOption(new Option('--log-level <level>').choices(['debug', 'info', 'warn', 'error', 'silent']).default('info'))
    .addOption(new Option('--log-format <format>').choices(['pretty', 'json']).default('pretty'))
    .addHelpText(
      'after',
      formatExamples(
        'naftiko run ship.yaml --var hostname=eu1.example.com',
        'naftiko run ship.yaml --mock --port ships=0',
      ),
    )
    .action((given: string[]) => handlers.run(given, complete(absentRun, command.optsWithGlobals<RawRunOptions>())));
}

function planOptions(command: Command): Command {
  return command
    .option('--plugin <module>', 'add the plug-ins of a module: a file, or a package installed here', collect)
    .option('--python', 'run script steps in Python, in sandboxed processes (needs the package "pyodide")')
    .option('--allow-outside <folder>', 'a document may also name files in this folder, not only in its own', collect)
    .option('--fetch', 'fetch imports from addresses ("https:", or "http:" of this machine)');
}

function callOptions(command: Command): Command {
  return planOptions(command)
    .option('--config <file>', configHelp)
    .option('--base-uri <namespace=url>', 'replace the base URI of a consumed namespace ("*" for all)', collect)
    .option('--var <name=value>', 'value of a free name such as {hostname} in a base URI', collect)
    .option('--env-file <file>', 'dotenv file; the real environment wins over it', collect)
    .option('--mock', 'answer consumed calls from an embedded upstream: no network, no credentials')
    .option('--no-proxy', 'ignore HTTP_PROXY, HTTPS_PROXY and NO_PROXY')
    .option('--timeout <ms>', 'per upstream call (default: 30000)')
    .option('--decode-timeout <ms>', 'for decoding one large answer (default: 10000)');
}

function addValidate(program: Command, handlers: Handlers): void {
  planOptions(program.command('validate'))
    .aliases(['val', 'v'])
    .description('check documents: opens nothing, needs no secret')
    .argument('<path...>', `${paths}; "-" reads one document from standard input`)
    .option('--strict', 'differences from the published schema are errors')
    .addOption(
      new Option('--format <format>', 'default: codeframe on a terminal, stylish otherwise').choices([
        'codeframe',
        'stylish',
        'json',
      ]),
    )
    .addOption(
      new Option('--fail-on <severity>', 'what makes the exit code 1').choices(['error', 'warning']).default('error'),
    )
    .option('--max-problems <n>', 'how many problems people are shown (default: 100)')
    .option('--lint', 'apply the recommended rules', true)
    .option('--no-lint', 'leave the recommended rules out')
    .option('--output <file>', 'write the report to a file')
    .addHelpText(
      'after',
      formatExamples('naftiko validate ship.yaml', 'naftiko validate capabilities --strict --format json'),
    )
    .action((given: string[], options: RawValidateOptions) =>
      handlers.validate(given, complete({ ...absentPlan, strict: false }, options)),
    );
}

function addInspect(program: Command, handlers: Handlers): void {
  planOptions(program.command('inspect'))
    .description('show what would be served, what it calls, and which value goes where')
    .argument('<path>', 'a file')
    .option('--json', 'for programs')
    .addHelpText('after', formatExamples('naftiko inspect ship.yaml'))
    .action((given: string, options: RawInspectOptions) =>
      handlers.inspect(given, complete({ ...absentPlan, json: false }, options)),
    );
}

function addCall(program: Command, handlers: Handlers): void {
  const command = program
    .command('call')
    .description('run one tool or operation without a server')
    .argument('<path>', 'a file')
    .argument('<operation>', 'a tool, an operation, or "<namespace>.<name>" where two have one name')
    .option('--arg <name=value>', 'one input, read as its declared type', collect)
    .option('--json <object>', 'all inputs as a JSON object; "-" reads it from standard input')
    .option('--dry-run', 'print the upstream request as a curl line, secrets left out, and send nothing');
  callOptions(command)
    .addHelpText('after', formatExamples('naftiko call ship.yaml get-ship --arg imo=IMO-1'))
    .action((given: string, operation: string, options: RawOperationOptions) =>
      handlers.call(given, operation, complete({ ...absentCall, arg: [], dryRun: false }, options)),
    );
}

function addEnv(program: Command, handlers: Handlers): void {
  planOptions(program.command('env'))
    .description('list every value that must be given, where it is used, and whether it is set')
    .argument('<path...>', paths)
    .option('--config <file>', configHelp)
    .option('--env-file <file>', 'dotenv file; the real environment wins over it', collect)
    .option('--for <operation>', 'only what this tool or operation needs, as "call" asks for it')
    .option('--write <file>', 'write the names, without values, to a new file')
    .addHelpText('after', formatExamples('naftiko env ship.yaml', 'naftiko env ship.yaml --write .env.example'))
    .action((given: string[], options: RawEnvOptions) =>
      handlers.env(given, complete({ ...absentPlan, envFile: [] }, options)),
    );
}
