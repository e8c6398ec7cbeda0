import { Command } from 'commander';
import { addCallCommand, type CallHandlers } from './call-command.js';
import { addCompletionCommand, type CompletionHandlers } from './completion-command.js';
import { addConfigCommand, type ConfigHandlers } from './config-command.js';
import { addConnectCommand, type ConnectHandlers } from './connect-command.js';
import { addControlCommands, type ControlHandlers } from './control-commands.js';
import { addCreateCommand, type CreateHandlers } from './create-command.js';
import { addDiffCommand, type DiffHandlers } from './diff-command.js';
import { addEnvCommand, type EnvHandlers } from './env-command.js';
import { addExplainCommand, type ExplainHandlers } from './explain-command.js';
import { addInspectCommand, type InspectHandlers } from './inspect-command.js';
import { addOpenApiCommands, type OpenApiHandlers } from './openapi-commands.js';
import { addPackCommands, type PackHandlers } from './pack-commands.js';
import { addRunCommand, type RunHandlers } from './run-command.js';
import { addSchemaCommand, type SchemaHandlers } from './schema-command.js';
import { addValidateCommand, type ValidateHandlers } from './validate-command.js';

/** The handlers of the commands; they receive the options as written. */
export type Handlers = RunHandlers &
  ValidateHandlers &
  ExplainHandlers &
  InspectHandlers &
  CallHandlers &
  EnvHandlers &
  DiffHandlers &
  ConfigHandlers &
  ConnectHandlers &
  ControlHandlers &
  CreateHandlers &
  OpenApiHandlers &
  PackHandlers &
  SchemaHandlers &
  CompletionHandlers;

type AddCommand = (program: Command, handlers: Handlers) => void;

/** In the order in which help lists them. */
const addAll: readonly AddCommand[] = [
  addCreateCommand,
  addRunCommand,
  addValidateCommand,
  addExplainCommand,
  addInspectCommand,
  addCallCommand,
  addEnvCommand,
  addDiffCommand,
  addConfigCommand,
  addConnectCommand,
  addControlCommands,
  addOpenApiCommands,
  addPackCommands,
  addSchemaCommand,
  addCompletionCommand,
];

/** Frequent commands. A command line that begins with one of them needs no other, which saves 5 ms of its start. */
const addAlone = new Map<string | undefined, AddCommand>([
  ['run', addRunCommand],
  ['validate', addValidateCommand],
]);

/**
 * The grammar of a command line: commands, options, help. The handlers implement the commands.
 *
 * @param first the first argument
 */
export function buildCommandLine(handlers: Handlers, version: string, first: string | undefined): Command {
  const program = new Command('naftiko')
    .description('Runs Naftiko capability documents: one YAML file in, REST and MCP servers out.')
    .version(version, '-V')
    .version(version, '-v, --version')
    .option('--verbose', 'show the stack trace of an internal error')
    .showHelpAfterError('Run the command with --help to see its arguments and options.')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  // Kept from earlier versions; help shows one short form only.
  for (const option of program.options) if (option.short === '-V') option.hideHelp();
  const alone = addAlone.get(first);
  for (const add of alone === undefined ? addAll : [alone]) add(program, handlers);
  return program;
}
