import { decodeText, textAt, type ConsumedOperation, type Document, type SourceNode } from '@naftiko/spec';
import type { DocumentFiles, EnginePlugins, ReadSchemaFile, SchemaText } from '@naftiko/engine';
import { endOfSentenceOf } from './describe-refusal.js';
import { placeOf } from './resolve-location.js';

/** The largest schema file, in bytes. */
const limitBytes = 4 * 1024 * 1024;

/**
 * Reads every file that an `outputSchema` names, before planning, which performs no I/O. Locations are relative to the
 * document that contains the `outputSchema`, for an imported block the imported document. `note` receives each file
 * inside the allowed folders, existing or not. Source: specification 03, section 7.7.
 */
export async function readSchemaFiles(
  document: Document,
  { decoders }: EnginePlugins,
  { files: documentFiles, note }: { readonly files: DocumentFiles; readonly note: (file: string) => void },
): Promise<ReadSchemaFile> {
  const fileFormats = new Set(decoders.flatMap(({ format, schemaIsFile }) => (schemaIsFile === true ? [format] : [])));
  const operations = document.consumes.flatMap((consume): readonly Decoded[] => {
    if (consume.type === 'extension') return decodedIn(consume.sourceNode);
    return consume.type === 'http' ? consume.resources.flatMap((resource) => resource.operations) : [];
  });
  const files = new Set(
    operations.flatMap(({ outputFormat, outputSchema }) =>
      outputSchema !== undefined && fileFormats.has(outputFormat?.text.toLowerCase() ?? '')
        ? (placeOf(outputSchema) ?? [])
        : [],
    ),
  );
  const read = async (file: string): Promise<readonly [string, SchemaText]> => {
    const found = await documentFiles.read(file, limitBytes);
    if (found.ok || found.refusal.kind !== 'outside') note(file);
    return [file, found.ok ? decodeText(found.bytes) : { unreadable: endOfSentenceOf(found.refusal) }];
  };
  const texts = new Map(await Promise.all([...files].map(read)));
  return (location) => texts.get(placeOf(location) ?? '') ?? { unreadable: 'it is not the location of a file.' };
}

type Decoded = Pick<ConsumedOperation, 'outputFormat' | 'outputSchema'>;

/** Lists the `outputRawFormat` and `outputSchema` of each object in the block of a plug-in. */
function decodedIn(node: SourceNode): readonly Decoded[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(decodedIn);
  const own = { outputFormat: textAt(node, 'outputRawFormat'), outputSchema: textAt(node, 'outputSchema') };
  return [own, ...[...node.entries.values()].flatMap(({ value }) => decodedIn(value))];
}
