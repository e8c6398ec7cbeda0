import { CommanderError } from 'commander';
import { formatVersion } from '@naftiko/spec';
import { buildCommandLine, type Handlers } from './command-line/command-line.js';
import { withoutHelpForUnknownCommand } from './command-line/unknown-command-help.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { explainFileShortage } from './file-shortage.js';
import { makeProcessShell, printLines, type Shell } from './shell.js';
import { withoutHelpForUnknownOption } from './command-line/unknown-option-help.js';
import { readVersion } from './version.js';

/**
 * Runs one command line and returns the exit code. Never throws; does not end the process.
 *
 * Each command is imported when it is used: `validate` loads no server.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const shell = makeProcessShell(argv);
  const isOutputLost = watchOutput(shell);
  let code: ExitCode = exitCode.success;
  const endWith = async (ending: Promise<ExitCode>): Promise<void> => {
    code = await ending;
  };
  const handlers: Handlers = {
    createCapability: async (...given) =>
      endWith((await import('./commands/create.js')).createCapability(...given, shell)),
    run: async (...given) => endWith((await import('./commands/run.js')).run(...given, shell)),
    validate: async (...given) => endWith((await import('./commands/validate.js')).validate(...given, shell)),
    explain: async (code) => endWith((await import('./commands/explain.js')).explainCode(code, shell)),
    inspect: async (...given) => endWith((await import('./commands/inspect.js')).inspect(...given, shell)),
    call: async (...given) => endWith((await import('./commands/call.js')).call(...given, shell)),
    env: async (...given) => endWith((await import('./commands/env.js')).listEnvironment(...given, shell)),
    diff: async (...given) => endWith((await import('./commands/diff.js')).diffDocuments(...given, shell)),
    connect: async (...given) => endWith((await import('./commands/connect.js')).connect(...given, shell)),
    config: async (...given) => endWith((await import('./commands/config.js')).showConfig(...given, shell)),
    health: async (...given) => endWith((await import('./commands/health.js')).checkHealth(...given, shell)),
    status: async (...given) => endWith((await import('./commands/status.js')).showStatus(...given, shell)),
    metrics: async (...given) => endWith((await import('./commands/metrics.js')).printMetrics(...given, shell)),
    traces: async (...given) => endWith((await import('./commands/traces.js')).showTraces(...given, shell)),
    scripting: async (...given) => endWith((await import('./commands/scripting.js')).governScripts(...given, shell)),
    importOpenApi: async (...given) =>
      endWith((await import('./commands/import-openapi.js')).importOpenApi(...given, shell)),
    exportOpenApi: async (...given) =>
      endWith((await import('./commands/export-openapi.js')).exportOpenApi(...given, shell)),
    packBundle: async (...given) => endWith((await import('./commands/pack-mcpb.js')).packBundle(...given, shell)),
    packServerJson: async (...given) =>
      endWith((await import('./commands/pack-server-json.js')).packServerJson(...given, shell)),
    schema: async (what) => endWith((await import('./commands/schema.js')).printSchema(what, shell)),
    completion: async (...given) =>
      endWith((await import('./commands/completion.js')).printCompletion(...given, shell)),
    listOperations: async (file) =>
      endWith((await import('./completion/list-operations.js')).listOperations(file, shell)),
  };
  const program = buildCommandLine(handlers, `naftiko ${readVersion()} (documents: ${formatVersion})`, argv[0]);
  if (argv.length === 0) {
    program.outputHelp();
    return exitCode.success;
  }
  try {
    const effective = withoutHelpForUnknownOption(withoutHelpForUnknownCommand(argv, program), program);
    await program.parseAsync([...effective], { from: 'user' });
    return code === exitCode.success && isOutputLost() ? exitCode.errors : code;
  } catch (cause) {
    // Commander has already written its message; help and version are not errors.
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? exitCode.success : exitCode.usage;
    const shortage = explainFileShortage(cause);
    if (shortage !== undefined) {
      printLines(shell.errors, `naftiko: ${shortage}`);
      return exitCode.startFailed;
    }
    reportDefect(cause, program.opts<{ verbose?: boolean }>().verbose === true, shell);
    return exitCode.defect;
  }
}

/**
 * Survives output that cannot be written. A closed pipe is ignored: `naftiko validate . | head` closes its output early.
 * Returns whether other output was lost, as on a full disk; lost log lines do not count.
 */
function watchOutput({ output, errors }: Shell): () => boolean {
  let isLost = false;
  errors.on('error', () => undefined);
  output.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE' || isLost) return;
    isLost = true;
    printLines(errors, `naftiko: standard output cannot be written (${cause.code ?? cause.message}).`);
    process.exitCode = exitCode.errors;
  });
  return () => isLost;
}

function reportDefect(cause: unknown, verbose: boolean, { errors }: Shell): void {
  const error = cause instanceof Error ? cause : new TypeError(String(cause));
  printLines(errors, `naftiko: internal error: ${error.message}`);
  printLines(errors, verbose ? (error.stack ?? '') : 'Run it again with --verbose to see where it happened.');
}
