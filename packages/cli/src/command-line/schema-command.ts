import type { Command } from 'commander';
import { formatExamples } from './option-helpers.js';

/** The handler of `naftiko schema`. */
export interface SchemaHandlers {
  schema(): Promise<void>;
}

/** Adds the command that prints the JSON Schema of documents. */
export function addSchemaCommand(program: Command, handlers: SchemaHandlers): void {
  program
    .command('schema')
    .description('print the JSON Schema of the document format')
    .addHelpText('after', formatExamples('naftiko schema > naftiko.schema.json'))
    .action(() => handlers.schema());
}
