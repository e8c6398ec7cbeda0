import type { Json, JsonObject } from '@naftiko/spec';
import { hideSecrets } from '../logs/hide-secrets.js';
import type { Hide } from '../logs/log-hub.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { Change } from './control-service.js';
import { jsonChanges } from './json-changes.js';
import { maskConfig } from './mask-config.js';
import { wholeDocument } from './whole-document.js';

type Variables = ReadonlyMap<string, string>;

/** The document as it runs, secrets hidden. Source: specification 04, c.5. */
export function configOf(planned: PlannedDocument, variables: Variables): Json {
  const hide = hiding(variables);
  return withHiddenKeys(maskConfig(wholeDocument(planned), hide), hide);
}

/** A document and the values it was opened with. */
export interface Configured {
  readonly planned: PlannedDocument;
  readonly variables: Variables;
}

/** What differs between two documents as they run; compared as they are, shown with secrets hidden. */
export function configChanges(before: Configured, after: Configured): readonly Change[] {
  const [from, to] = [before, after].map(({ planned, variables }) => {
    const whole = wholeDocument(planned);
    return { compared: whole, shown: maskConfig(whole, hiding(variables)) };
  }) as [Comparable, Comparable];
  const hideBoth: Hide = (text) => hiding(after.variables)(hiding(before.variables)(text));
  return jsonChanges(from, to).map((change) => ({ ...change, path: hideBoth(change.path) }));
}

type Comparable = Parameters<typeof jsonChanges>[0];

const hiding = (variables: Variables): Hide => hideSecrets(variables) ?? ((text) => text);

/** Only where a document is shown: a comparison needs the keys. */
const withHiddenKeys = (json: Json, hide: Hide): Json => {
  if (Array.isArray(json)) return (json as readonly Json[]).map((item) => withHiddenKeys(item, hide));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json as JsonObject).map(([key, value]) => [hide(key), withHiddenKeys(value, hide)]),
  );
};
