import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText, textAt, type ConsumedOperation, type Document, type SourceNode, type Text } from '@naftiko/spec';
import type { EnginePlugins, SchemaFile } from '@naftiko/engine';
import { resolveLocation } from './read-import.js';

/**
 * Reads every file that an `outputSchema` names, so that planning performs no I/O: relative to the document that names
 * it, which for an imported block is the imported one. Each file is noted, existing or not.
 * Source: specification 03, section 7.7.
 */
export async function readSchemaFiles(
  document: Document,
  { decoders }: EnginePlugins,
  note: (file: string) => void,
): Promise<SchemaFile> {
  const fileFormats = new Set(decoders.flatMap(({ format, schemaIsFile }) => (schemaIsFile === true ? [format] : [])));
  const operations = document.consumes.flatMap((consume): readonly Decoded[] => {
    if (consume.type === 'extension') return decodedIn(consume.written);
    return consume.type === 'http' ? consume.resources.flatMap((resource) => resource.operations) : [];
  });
  const files = new Set(
    operations.flatMap(({ outputFormat, outputSchema }) =>
      outputSchema !== undefined && fileFormats.has(outputFormat?.text.toLowerCase() ?? '')
        ? (fileOf(outputSchema) ?? [])
        : [],
    ),
  );
  for (const file of files) note(file);
  const texts = new Map(await Promise.all([...files].map(async (file) => [file, await textOf(file)] as const)));
  return (location) => texts.get(fileOf(location) ?? '');
}

type Decoded = Pick<ConsumedOperation, 'outputFormat' | 'outputSchema'>;

/** The objects in the block of a plug-in that name a format and a schema, as operations of the format do. */
function decodedIn(node: SourceNode): readonly Decoded[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(decodedIn);
  const own = { outputFormat: textAt(node, 'outputRawFormat'), outputSchema: textAt(node, 'outputSchema') };
  return [own, ...[...node.entries.values()].flatMap(({ value }) => decodedIn(value))];
}

const fileOf = ({ text, at }: Text): string | undefined => resolveLocation(text, path.dirname(at.source));

async function textOf(file: string): Promise<string | undefined> {
  try {
    return decodeText(await readFile(file));
  } catch {
    return undefined;
  }
}
