import type {
  ArgumentDescription,
  CommandDescription,
  OptionDescription,
  ValueDescription,
} from './describe-commands.js';

/** A completion script for zsh: stored in a directory of `fpath`, or sourced after `compinit`. */
export function writeZsh(program: CommandDescription): string {
  return `#compdef naftiko
# Completion of naftiko for zsh: naftiko completion zsh > "\${fpath[1]}/_naftiko"

_naftiko_operations() {
  local word
  for word in $words; do
    if [[ -f $word ]]; then
      compadd -- \${(f)"$(naftiko completion operations $word 2>/dev/null)"}
      return
    fi
  done
}

${writeFunctions(program).join('\n\n')}

if [ "$funcstack[1]" = "_naftiko" ]; then
  _naftiko "$@"
else
  compdef _naftiko naftiko
fi
`;
}

/** The functions of the script for a command and its subcommands, the innermost first. */
function writeFunctions(command: CommandDescription): readonly string[] {
  const { options, commands } = command;
  const specs = options.map(writeOption);
  const own =
    commands.length === 0
      ? writeFunction(command, ['_arguments -s', ...specs, ...command.arguments.map(writeArgument)])
      : writeGroup(command, specs);
  return [...commands.flatMap(writeFunctions), own];
}

const functionOf = ({ path }: CommandDescription): string => `_${path.map(([name]) => name).join('_')}`;

const writeFunction = (command: CommandDescription, parts: readonly string[]): string =>
  `${functionOf(command)}() {\n  ${parts.join(' \\\n    ')}\n}`;

function writeGroup(command: CommandDescription, specs: readonly string[]): string {
  const { commands } = command;
  const list = commands.map(({ path, description }) =>
    quote(`${path.at(-1)?.[0] ?? ''}:${description.replaceAll(':', '\\:')}`),
  );
  const cases = commands.map((one) => `      ${(one.path.at(-1) ?? []).join('|')}) ${functionOf(one)} ;;`);
  return `${functionOf(command)}() {
  local curcontext="$curcontext" context state line
  typeset -A opt_args
  ${['_arguments -C', ...specs, `'1:command:->command'`, `'*::argument:->argument'`].join(' \\\n    ')}
  case $state in
    command)
      local -a commands
      commands=(
        ${list.join('\n        ')}
      )
      _describe command commands
      ;;
    argument)
      case $words[1] in
${cases.join('\n')}
      esac
      ;;
  esac
}`;
}

function writeOption({ flags, description, value, repeatable }: OptionDescription): string {
  const rest = `[${description.replaceAll(/[[\]\\]/g, '\\$&')}]${value === undefined ? '' : writeValue(value)}`;
  const [first = '', ...others] = flags;
  const sign = value === undefined || !first.startsWith('--') ? '' : '=';
  if (repeatable) return flags.map((flag) => quote(`*${flag}${flag.startsWith('--') ? '=' : ''}${rest}`)).join(' ');
  if (others.length === 0) return quote(`${first}${sign}${rest}`);
  const long = value === undefined ? '' : '=';
  const spelled = flags.map((flag) => (flag.startsWith('--') ? `${flag}${long}` : flag));
  return `'(${flags.join(' ')})'{${spelled.join(',')}}${quote(rest)}`;
}

const writeArgument = ({ value, repeatable }: ArgumentDescription): string =>
  quote(`${repeatable ? '*' : ''}${writeValue(value)}`);

function writeValue({ name, kind, words }: ValueDescription): string {
  const message = `:${name.replaceAll(':', '\\:')}:`;
  switch (kind) {
    case 'words':
      return `${message}(${words.join(' ')})`;
    case 'files':
      return `${message}_files`;
    case 'directories':
      return `${message}_files -/`;
    case 'operations':
      return `${message}_naftiko_operations`;
    case 'text':
      return `${message} `;
  }
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
