import { Option, type Command } from 'commander';
import { addGroup } from './add-group.js';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';

/** The handlers of `naftiko import openapi` and `naftiko export openapi`. */
export interface OpenApiHandlers {
  importOpenApi(source: string, options: RawImportOptions): Promise<void>;
  exportOpenApi(path: string, options: RawExportOptions): Promise<void>;
}

export interface RawImportOptions {
  readonly output?: string;
  readonly namespace?: string;
  readonly format: 'yaml' | 'json';
  readonly expose?: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface RawExportOptions {
  readonly output?: string;
  readonly format?: 'yaml' | 'json';
  readonly adapter?: string;
  readonly openapiVersion: '3.0' | '3.1';
}

/** Adds the commands that translate between OpenAPI and documents. */
export function addOpenApiCommands(program: Command, handlers: OpenApiHandlers): void {
  const format = new Option('-f, --format <format>', 'the format of the file').choices(['yaml', 'json']);
  addGroup(program, 'import', {
    description: 'make a document from another description',
    aliases: ['im', 'i'],
    member: 'format',
  })
    .command('openapi')
    .alias('oas')
    .description('make a document that calls an API, from Swagger 2.0 or OpenAPI 3.x')
    .argument('<source>', 'a file, an address (https:, http:), or "-" for standard input')
    .option('-o, --output <file>', 'the file to write; "-" is standard output (default: named after the namespace)')
    .option('-n, --namespace <name>', 'the namespace (default: from the title)')
    .addOption(format)
    .option('--expose <types>', 'also expose every operation: rest, mcp or rest,mcp; the document can then be run')
    .option('--include <pattern>', 'only these operations: tag:pets, method:get, path:/pets/**, id:list*', collect)
    .option('--exclude <pattern>', 'not these operations', collect)
    .addHelpText(
      'after',
      formatExamples(
        'naftiko import openapi petstore.yaml',
        'naftiko import openapi petstore.yaml --expose mcp --include tag:pet -o petstore.naftiko.yaml',
      ),
    )
    .action((source: string, options: RawImportOptions) =>
      handlers.importOpenApi(source, complete<RawImportOptions>({ format: 'yaml', include: [], exclude: [] }, options)),
    );
  addGroup(program, 'export', {
    description: 'describe a document in another format',
    aliases: ['ex', 'e'],
    member: 'format',
  })
    .command('openapi')
    .alias('oas')
    .description('describe a REST adapter of a document in OpenAPI')
    .argument('<path>', 'a file')
    .option('-o, --output <file>', 'the file to write; "-" is standard output (default: openapi.yaml or openapi.json)')
    .addOption(format)
    .option('-a, --adapter <namespace>', 'the REST adapter (default: the first)')
    .addOption(new Option('--openapi-version <version>', '3.1 (default) or 3.0').choices(['3.1', '3.0']))
    .addOption(new Option('--spec-version <version>').choices(['3.1', '3.0']).hideHelp())
    .addHelpText('after', formatExamples('naftiko export openapi ship.yaml', 'naftiko export openapi ship.yaml -o -'))
    .action((path: string, options: RawExportOptions & { readonly specVersion?: '3.0' | '3.1' }) =>
      handlers.exportOpenApi(
        path,
        complete<RawExportOptions>({ openapiVersion: options.specVersion ?? '3.1' }, options),
      ),
    );
}
