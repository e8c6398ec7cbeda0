import type { Command } from 'commander';

/**
 * The arguments without a help request if they contain an unknown option: commander would answer it with help and exit
 * code 0, so that a script would not notice the mistyped option.
 */
export function withoutHelpForUnknownOption(argv: readonly string[], program: Command): readonly string[] {
  const name = argv.find((argument) => !argument.startsWith('-'));
  const command = program.commands.find((one) => one.name() === name || one.aliases().includes(name ?? ''));
  if (name === undefined || command === undefined || !argv.some((argument) => helpFlags.includes(argument)))
    return argv;
  const unknown = unknownOption(argv, command, program);
  return unknown === undefined ? argv : [name, unknown];
}

const helpFlags = ['-h', '--help'];

/** The first long option that neither the command nor the program has. */
function unknownOption(argv: readonly string[], command: Command, program: Command): string | undefined {
  const options = [...program.options, ...command.options];
  let isValue = false;
  for (const argument of argv) {
    if (argument === '--') return undefined;
    const [flag = ''] = argument.split('=', 1);
    const option = options.find(({ short, long }) => flag === short || flag === long);
    if (!isValue && option === undefined && flag.startsWith('--') && !helpFlags.includes(flag)) return flag;
    isValue = !isValue && option?.required === true && !argument.includes('=');
  }
  return undefined;
}
