import type { JsonObject } from '@naftiko/spec';
import { Document } from 'yaml';

/** The text of an OpenAPI document. */
export function writeOpenApi(description: JsonObject, format: 'yaml' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(description, undefined, 2)}\n`;
  return new Document(description, { aliasDuplicateObjects: false }).toString({ lineWidth: 100 });
}
