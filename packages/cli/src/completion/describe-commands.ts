import type { Argument, Command, Option } from 'commander';

/** What a completion script needs to know about a command. */
export interface CommandDescription {
  /** The names and aliases of the program, of each group and of the command: `[['naftiko'], ['validate', 'val', 'v']]`. */
  readonly path: readonly (readonly string[])[];
  readonly description: string;
  readonly options: readonly OptionDescription[];
  /** Empty for a group, whose next word is one of its commands. */
  readonly arguments: readonly ArgumentDescription[];
  readonly commands: readonly CommandDescription[];
}

export interface OptionDescription {
  /** As typed, with its dashes. */
  readonly flags: readonly string[];
  readonly description: string;
  /** `undefined`: a flag without a value. */
  readonly value: ValueDescription | undefined;
  readonly repeatable: boolean;
}

export interface ArgumentDescription {
  readonly value: ValueDescription;
  readonly repeatable: boolean;
}

/** How a value is completed. */
export interface ValueDescription {
  /** The placeholder of the help, such as `namespace=port`. */
  readonly name: string;
  readonly kind: 'words' | 'files' | 'directories' | 'operations' | 'text';
  /** The possible values of the kind `words`. */
  readonly words: readonly string[];
}

/**
 * Describes the visible commands of a program, from its definition. `wordsOf` has, by placeholder, values that the
 * definition does not list.
 */
export function describeCommands(
  command: Command,
  wordsOf: Readonly<Record<string, readonly string[]>>,
  above: CommandDescription['path'] = [],
): CommandDescription {
  const help = command.createHelp();
  const path = [...above, [command.name(), ...command.aliases()]];
  const commands = help.visibleCommands(command).filter((one) => one.name() !== 'help' || above.length === 0);
  const own = help.visibleOptions(command);
  const inherited = above.length === 0 ? [] : globalOptionsOf(command);
  return {
    path,
    description: command.description(),
    options: [...own, ...inherited].map((option) => describeOption(option, wordsOf)),
    arguments: commands.length > 0 ? [] : command.registeredArguments.map((one) => describeArgument(one, wordsOf)),
    commands: commands.map((one) => describeCommands(one, wordsOf, path)),
  };
}

const globalOptionsOf = (command: Command): readonly Option[] => {
  const help = command.createHelp();
  help.showGlobalOptions = true;
  return help.visibleGlobalOptions(command).filter(({ long }) => long !== '--version');
};

function describeOption(option: Option, wordsOf: Readonly<Record<string, readonly string[]>>): OptionDescription {
  const name = /[<[]([^<>[\]]+)/.exec(option.flags)?.[1];
  return {
    flags: [option.short, option.long].flatMap((flag) => flag ?? []),
    description: option.description,
    value: name === undefined ? undefined : describeValue(name, option.argChoices ?? wordsOf[name]),
    repeatable: option.parseArg !== undefined && option.argChoices === undefined,
  };
}

function describeArgument(
  argument: Argument,
  wordsOf: Readonly<Record<string, readonly string[]>>,
): ArgumentDescription {
  const name = argument.name();
  return { value: describeValue(name, argument.argChoices ?? wordsOf[name]), repeatable: argument.variadic };
}

function describeValue(name: string, words: readonly string[] | undefined): ValueDescription {
  if (words !== undefined) return { name, kind: 'words', words };
  if (name === 'operation') return { name, kind: 'operations', words: [] };
  if (directoryNames.has(name)) return { name, kind: 'directories', words: [] };
  return { name, kind: fileNames.has(name) ? 'files' : 'text', words: [] };
}

/** Placeholders that name files. */
const fileNames = new Set(['path', 'file', 'module', 'old', 'new', 'source']);
const directoryNames = new Set(['folder', 'directory']);
