import type { Command } from 'commander';

/**
 * The arguments without a help request if they contain an unknown option: commander would answer it with help and exit
 * code 0, so that a script would not notice the mistyped option.
 */
export function withoutHelpForUnknownOption(argv: readonly string[], program: Command): readonly string[] {
  const [name, below] = argv.filter((argument) => !argument.startsWith('-'));
  const found = findCommand(program, name);
  const command = found === undefined ? undefined : (findCommand(found, below) ?? found);
  if (name === undefined || command === undefined || !argv.some((argument) => helpFlags.includes(argument)))
    return argv;
  const unknown = unknownOption(argv, command, program);
  if (unknown === undefined) return argv;
  return command === found || below === undefined ? [name, unknown] : [name, below, unknown];
}

const findCommand = ({ commands }: Command, name = ''): Command | undefined =>
  commands.find((one) => one.name() === name || one.aliases().includes(name));

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
