import { formatVersion, type JsonObject } from '@naftiko/spec';
import { Document } from 'yaml';
import type { ImportedApi } from '../plan/imported-api.js';
import { environmentNameOf, writeBinds } from './write-binds.js';
import { withoutEmpty, writeConsumes } from './write-consumes.js';
import { writeExpose, type ExposedType } from './write-exposes.js';

/** The syntax in which a document is written. */
export type DocumentFormat = 'yaml' | 'json';

/** The document of an API: a shared consumes document or, with `exposes`, a capability. */
export function composeDocument(api: ImportedApi, exposes: readonly ExposedType[]): JsonObject {
  const consumes = [writeConsumes(api)];
  const head = { naftiko: formatVersion };
  const binds = writeBinds(api);
  if (exposes.length === 0) return withoutEmpty({ ...head, binds, consumes });
  return withoutEmpty({
    ...head,
    info: { label: api.title, description: api.description ?? api.title },
    binds,
    capability: { exposes: exposes.map((type) => writeExpose(type, api)), consumes },
  });
}

/** The text of a document. YAML begins with comments: what it is, which schema it has, and which values it needs. */
export function writeDocument(document: JsonObject, api: ImportedApi, format: DocumentFormat): string {
  if (format === 'json') return `${JSON.stringify(document, undefined, 2)}\n`;
  const yaml = new Document(document, { aliasDuplicateObjects: false });
  const header = [
    '# @naftiko',
    `# yaml-language-server: $schema=${schemaFile}`,
    `# Editors check this file once "naftiko schema > ${schemaFile}" has written its schema beside it.`,
    ...api.variables.map((variable) => `# ${variable} comes from ${environmentNameOf(api.namespace, variable)}.`),
  ];
  return `${header.join('\n')}\n---\n${yaml.toString({ lineWidth: 100 })}`;
}

const schemaFile = 'naftiko.schema.json';
