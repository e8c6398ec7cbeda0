import { Argument, type Command } from 'commander';
import { agentHostIds, type AgentHostId } from '@naftiko/runtime/agent-hosts';
import { absentCall, addCallOptions, type RawCallOptions } from './call-options.js';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';

/** The handler of `naftiko connect`. */
export interface ConnectHandlers {
  connect(host: AgentHostId, target: string | undefined, options: RawConnectOptions): Promise<void>;
}

export interface RawConnectOptions extends RawCallOptions {
  readonly name?: string;
  readonly stdio?: string;
  readonly header: readonly string[];
  /** True: the project of the working directory. */
  readonly project?: string | true;
  readonly configFile?: string;
  readonly dryRun: boolean;
  readonly link: boolean;
  readonly undo: boolean;
}

const absentConnect = { ...absentCall, header: [], dryRun: false, link: false, undo: false };

/** Adds the command that configures agent hosts. */
export function addConnectCommand(program: Command, handlers: ConnectHandlers): void {
  const command = program
    .command('connect')
    .description('add an MCP server to the configuration of an agent host')
    .addArgument(new Argument('<host>', 'the host').choices(agentHostIds))
    .argument('[path]', 'the address of a running server or gateway, or a document that the host starts')
    .option('--name <name>', 'how the host names the server (default: from the document or the address)')
    .option('--stdio <namespace>', 'the MCP adapter of the document, if it has several')
    .option(
      '--header <name: value>',
      'header for a running server; ${NAME} stands for an environment variable, so that the secret is in no file',
      collect,
    )
    .option('--project [folder]', 'change the configuration of a project, not that of the user (default: this folder)')
    .option('--config-file <file>', 'change this file')
    .option('--dry-run', 'show the change as a diff, and write nothing')
    .option('--link', 'print a link that adds the server when it is opened (cursor, vscode), and write nothing')
    .option('--undo', 'remove the server again');
  addCallOptions(command)
    .addHelpText(
      'after',
      formatExamples(
        'naftiko connect cursor http://127.0.0.1:8080/mcp',
        `naftiko connect claude-code https://ships.example.com/mcp --header 'Authorization: Bearer \${SHIPS_TOKEN}'`,
        'naftiko connect claude-desktop ship.yaml --env-file .env',
        'naftiko connect cursor --undo --name ships',
      ),
    )
    .action((host: AgentHostId, target: string | undefined) =>
      handlers.connect(host, target, complete(absentConnect, command.optsWithGlobals<RawConnectOptions>())),
    );
}
