import { Argument, type Command } from 'commander';
import { formatExamples } from './help-examples.js';

/** The handler of `naftiko schema`. */
export interface SchemaHandlers {
  schema(what: SchemaName): Promise<void>;
}

/** The kinds of files whose schemas can be printed. */
export const schemaNames = ['document', 'config'] as const;
export type SchemaName = (typeof schemaNames)[number];

/** Adds the command that prints the JSON Schemas. */
export function addSchemaCommand(program: Command, handlers: SchemaHandlers): void {
  program
    .command('schema')
    .description('print the JSON Schema of documents, or of the configuration file')
    .addArgument(new Argument('[what]', 'whose schema').choices(schemaNames).default('document'))
    .addHelpText(
      'after',
      formatExamples('naftiko schema > naftiko.schema.json', 'naftiko schema config > naftiko-config.schema.json'),
    )
    .action((what: SchemaName) => handlers.schema(what));
}
