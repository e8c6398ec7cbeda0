import { isList, isObject, type Json } from '@naftiko/spec';
import { hideSecrets } from '../logs/hide-secrets.js';
import type { Hide } from '../logs/log-hub.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { Change } from './control-service.js';
import { compareJson } from './json-changes.js';
import { maskConfig } from './mask-config.js';
import { buildWholeDocument } from './whole-document.js';

type Variables = ReadonlyMap<string, string>;

/** The running document, with secrets masked. Source: specification 04, c.5. */
export function configOf(planned: PlannedDocument, variables: Variables): Json {
  const hide = makeHide(variables);
  return withHiddenKeys(maskConfig(buildWholeDocument(planned), hide), hide);
}

/** A document with the values of its variables. */
export interface Configured {
  readonly planned: PlannedDocument;
  readonly variables: Variables;
}

/** The differences between two documents. They are compared unmasked and returned with secrets masked. */
export function compareConfigs(before: Configured, after: Configured): readonly Change[] {
  const [from, to] = [before, after].map(({ planned, variables }) => {
    const whole = buildWholeDocument(planned);
    return { compared: whole, masked: maskConfig(whole, makeHide(variables)) };
  }) as [Comparable, Comparable];
  const hideBoth: Hide = (text) => makeHide(after.variables)(makeHide(before.variables)(text));
  return compareJson(from, to).map((change) => ({ ...change, path: hideBoth(change.path) }));
}

type Comparable = Parameters<typeof compareJson>[0];

const makeHide = (variables: Variables): Hide => hideSecrets(variables) ?? ((text) => text);

/** Masks keys too. Only for output, because a comparison needs the keys. */
const withHiddenKeys = (json: Json, hide: Hide): Json => {
  if (isList(json)) return json.map((item) => withHiddenKeys(item, hide));
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [hide(key), withHiddenKeys(value, hide)]));
};
