import { isList, isObject, type Json } from '@naftiko/spec';
import { makeSecretMask } from '../logs/secret-mask.js';
import type { MaskText } from '../logs/log-hub.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { Change } from './control-service.js';
import { compareJson } from './json-changes.js';
import { maskConfig } from './mask-config.js';
import { buildWholeDocument } from './whole-document.js';

type Variables = ReadonlyMap<string, string>;

/** The running document, with secrets masked. Source: specification 04, c.5. */
export function configOf(planned: PlannedDocument, variables: Variables): Json {
  const mask = makeSecretMask(variables);
  const masked = maskConfig(buildWholeDocument(planned), mask ?? keep);
  return mask === undefined ? masked : withMaskedKeys(masked, mask);
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
    return { compared: whole, masked: maskConfig(whole, makeMask(variables)) };
  }) as [Comparable, Comparable];
  const maskBoth: MaskText = (text) => makeMask(after.variables)(makeMask(before.variables)(text));
  return compareJson(from, to).map((change) => ({ ...change, path: maskBoth(change.path) }));
}

type Comparable = Parameters<typeof compareJson>[0];

const makeMask = (variables: Variables): MaskText => makeSecretMask(variables) ?? keep;

const keep: MaskText = (text) => text;

/** Masks keys too. Only for output, because a comparison needs the keys. */
const withMaskedKeys = (json: Json, mask: MaskText): Json => {
  if (isList(json)) return json.map((item) => withMaskedKeys(item, mask));
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [mask(key), withMaskedKeys(value, mask)]));
};
