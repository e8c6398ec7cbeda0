import type { CommandDescription, ValueDescription } from './describe-commands.js';

/** A completion script for bash 3.2 and later. */
export function writeBash(program: CommandDescription): string {
  const commands = listCommands(program);
  // The pattern of a group matches its commands too, so that the innermost commands are compared first.
  const innermost = commands.toReversed();
  return `# Completion of naftiko for bash: source <(naftiko completion bash)
_naftiko_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$current")
}

_naftiko_files() {
  local word
  compopt -o filenames 2>/dev/null
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$1" -- "$current")
}

# The tools and operations of the first file that was typed.
_naftiko_operations() {
  local index
  for ((index = 1; index < COMP_CWORD; index++)); do
    if [[ -f \${COMP_WORDS[index]} ]]; then
      COMPREPLY=()
      _naftiko_words "$(naftiko completion operations "\${COMP_WORDS[index]}" 2>/dev/null)"
      return
    fi
  done
}

_naftiko() {
  COMPREPLY=()
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command=naftiko index
  # Bash splits "--format=json" at its sign.
  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$command \${COMP_WORDS[index]}" in
${commands.flatMap(writeTransition).join('\n')}
    esac
  done
  case "$command $previous" in
${commands.flatMap(writeOptionValues).join('\n')}
  esac
  case "$command $current" in
${innermost.map((one) => `    '${nameOf(one)} '-*) _naftiko_words '${flagsOf(one).join(' ')}' ;;`).join('\n')}
${innermost.map(writeArguments).join('\n')}
  esac
}

complete -F _naftiko naftiko
`;
}

const listCommands = (command: CommandDescription): readonly CommandDescription[] => [
  command,
  ...command.commands.flatMap(listCommands),
];

/** The name of a command with those of its groups, such as `naftiko create capability`. The script keeps it as its state. */
const nameOf = ({ path }: CommandDescription): string => path.map(([name]) => name).join(' ');

/** The line of the script that changes its state to a command; none for the program, which is the first state. */
function writeTransition(command: CommandDescription): readonly string[] {
  const above = nameOf({ ...command, path: command.path.slice(0, -1) });
  if (above === '') return [];
  const patterns = (command.path.at(-1) ?? []).map((name) => `'${above} ${name}'`);
  return [`      ${patterns.join(' | ')}) command='${nameOf(command)}' ;;`];
}

const flagsOf = ({ options }: CommandDescription): readonly string[] => options.flatMap(({ flags }) => flags);

function writeOptionValues(command: CommandDescription): readonly string[] {
  return command.options.flatMap(({ flags, value }) => {
    if (value === undefined) return [];
    const patterns = flags.map((flag) => `'${nameOf(command)} ${flag}'`).join(' | ');
    return [`    ${patterns}) ${[...writeValue(value), 'return'].join('; ')} ;;`];
  });
}

function writeArguments(command: CommandDescription): string {
  const words = command.commands.flatMap(({ path }) => path.at(-1)?.[0] ?? []);
  const actions =
    words.length > 0
      ? [`_naftiko_words '${words.join(' ')}'`]
      : [...new Set(command.arguments.flatMap(({ value }) => writeValue(value)))];
  return `    '${nameOf(command)} '*) ${actions.length > 0 ? actions.join('; ') : ':'} ;;`;
}

function writeValue({ kind, words }: ValueDescription): readonly string[] {
  switch (kind) {
    case 'words':
      return [`_naftiko_words '${words.join(' ')}'`];
    case 'files':
      return ['_naftiko_files -f'];
    case 'directories':
      return ['_naftiko_files -d'];
    case 'operations':
      return ['_naftiko_operations'];
    case 'text':
      return [];
  }
}
