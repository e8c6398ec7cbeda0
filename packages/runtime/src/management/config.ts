import { toJson, type Json, type JsonObject } from '@naftiko/spec';
import { hideSecrets } from '../logs/hide-secrets.js';
import type { PlannedDocument } from '../plan-document.js';

/** The document as it runs, secrets hidden. Source: specification 04, c.5. */
export function configOf({ loaded }: PlannedDocument, variables: ReadonlyMap<string, string>): Json {
  const hide = hideSecrets(variables) ?? ((text: string) => text);
  const masked = (json: Json): Json => {
    if (typeof json === 'string') return hide(json);
    if (typeof json !== 'object' || json === null) return json;
    if (Array.isArray(json)) return json.map(masked);
    return Object.fromEntries(Object.entries(json as JsonObject).map(([key, value]) => [key, masked(value)]));
  };
  return loaded.root === undefined ? null : masked(toJson(loaded.root));
}
