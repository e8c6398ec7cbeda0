import { Option, type Command } from 'commander';
import { apiAuthentications } from '../create/answers.js';
import { templateNames } from '../create/template-names.js';
import { addGroup } from './add-group.js';
import { formatExamples } from './help-examples.js';
import { complete } from './option-values.js';

/** The handler of `naftiko create capability`. */
export interface CreateHandlers {
  createCapability(options: RawCreateOptions): Promise<void>;
}

export interface RawCreateOptions {
  readonly name?: string;
  readonly baseUri?: string;
  readonly port?: string;
  readonly template?: string;
  readonly auth?: string;
  readonly output: string;
  readonly force: boolean;
}

/** Adds the command that begins a capability. */
export function addCreateCommand(program: Command, handlers: CreateHandlers): void {
  addGroup(program, 'create', {
    description: 'begin a document from a template',
    aliases: ['cr', 'c'],
    member: 'kind',
  })
    .command('capability')
    .alias('cap')
    .description('write a document that runs, and the files around it; on a terminal, asks for missing options')
    .option('--name <name>', 'its display name; the file and the namespaces are named after it')
    .option('--base-uri <url>', 'the address of the API that it calls')
    .option('--port <n>', 'the port of the first server; a second one takes the next port (default: 8080)')
    .addOption(new Option('--template <template>', 'the template (default: rest-mcp)').choices(templateNames))
    .addOption(
      new Option('--auth <kind>', 'how the API expects its credential (default: bearer)').choices(apiAuthentications),
    )
    .option('-o, --output <directory>', 'the directory of the files (default: the working directory)')
    .option('--force', 'replace files that exist')
    .addHelpText(
      'after',
      formatExamples(
        'naftiko create capability',
        'naftiko create capability --name Orders --base-uri https://api.example.com/v1 --template steps',
      ),
    )
    .action((options: RawCreateOptions) =>
      handlers.createCapability(complete<RawCreateOptions>({ output: '.', force: false }, options)),
    );
}
