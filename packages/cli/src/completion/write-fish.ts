import type { CommandDescription, OptionDescription, ValueDescription } from './describe-commands.js';

/** A completion script for fish. */
export function writeFish(program: CommandDescription): string {
  return `# Completion of naftiko for fish: naftiko completion fish > ~/.config/fish/completions/naftiko.fish
complete -c naftiko -f
function __naftiko_operations
  for word in (commandline -opc)[2..-1]
    if test -f $word
      naftiko completion operations $word 2>/dev/null
      return
    end
  end
end
${writeCommand(program).join('\n')}
`;
}

function writeCommand(command: CommandDescription): readonly string[] {
  const condition = conditionOf(command);
  const words = command.commands.map(({ path, description }) =>
    writeLine(condition, ['-a', quote(path.at(-1)?.[0] ?? ''), '-d', quote(description)]),
  );
  const kinds = command.arguments.map(({ value }) => writeLine(condition, writeValue(value)));
  const options = command.options.map((option) => writeLine(condition, writeOption(option)));
  return [...words, ...new Set(kinds), ...options, ...command.commands.flatMap(writeCommand)];
}

/** The condition under which a command is completed: its name and those of its groups were typed, no subcommand was. */
function conditionOf({ path, commands }: CommandDescription): string {
  const typed = path.slice(1).map((names) => `__fish_seen_subcommand_from ${names.join(' ')}`);
  const below = commands.flatMap((one) => one.path.at(-1) ?? []).join(' ');
  return [...typed, ...(below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`])].join('; and ');
}

const writeLine = (condition: string, parts: readonly string[]): string =>
  ['complete -c naftiko', '-n', quote(condition), ...parts].join(' ');

function writeOption({ flags, description, value }: OptionDescription): readonly string[] {
  const names = flags.flatMap((flag) => (flag.startsWith('--') ? ['-l', flag.slice(2)] : ['-s', flag.slice(1)]));
  // `-x`: a value without file names; `-r`: a value that may be a file name.
  const rest = value === undefined ? [] : [value.kind === 'files' ? '-r' : '-x', ...writeValue(value)];
  return [...names, ...rest, '-d', quote(description)];
}

function writeValue({ kind, words }: ValueDescription): readonly string[] {
  switch (kind) {
    case 'words':
      return ['-a', quote(words.join(' '))];
    case 'files':
      return ['-F'];
    case 'directories':
      return ['-a', quote('(__fish_complete_directories)')];
    case 'operations':
      return ['-a', quote('(__naftiko_operations)')];
    case 'text':
      return [];
  }
}

const quote = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
