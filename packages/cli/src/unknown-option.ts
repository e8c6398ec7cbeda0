import type { Command } from 'commander';

/** The first long option among the arguments that neither the command nor the program has. */
export function unknownOption(argv: readonly string[], command: Command, program: Command): string | undefined {
  const options = [...program.options, ...command.options];
  let isValue = false;
  for (const argument of argv) {
    if (argument === '--') return undefined;
    const [flag = ''] = argument.split('=', 1);
    const option = options.find(({ short, long }) => flag === short || flag === long);
    if (!isValue && option === undefined && flag.startsWith('--') && flag !== '--help') return flag;
    isValue = !isValue && option?.required === true && !argument.includes('=');
  }
  return undefined;
}
