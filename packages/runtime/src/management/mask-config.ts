import type { Json, JsonObject } from '@naftiko/spec';
import { hideSecrets } from '../logs/hide-secrets.js';

/** What stands in the place of a secret. */
const mask = '***';

/**
 * A document, or a part of one, that shows no secret: credentials of `authentication`, values of parameters with a name
 * like a credential's, the values of variables wherever they stand, user info and credential-like parameters in
 * addresses. Templates stay: they name a secret and do not hold it. Source: specification 04, c.5.
 */
export function maskConfig(config: Json, variables: ReadonlyMap<string, string>): Json {
  const hide = hideSecrets(variables) ?? ((text: string) => text);
  const shown = (text: string): string => hide(maskAddress(text));

  const masked = (json: Json, guarded: boolean): Json => {
    if (typeof json === 'string') return guarded ? maskText(json) : shown(json);
    if (Array.isArray(json)) return json.map((item: Json) => masked(item, guarded));
    if (typeof json !== 'object' || json === null) return guarded && json !== null ? mask : json;
    return maskedObject(json as JsonObject);
  };

  const maskedObject = (object: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => {
        if (key === 'authentication' && isObject(value)) return [key, maskedCredentials(value)];
        const isCredential = key === 'value' && typeof object['name'] === 'string' && looksSecret(object['name']);
        return [key, masked(value, isCredential)];
      }),
    );

  const maskedCredentials = (authentication: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(authentication).map(([key, value]) => [key, masked(value, credentialFields.has(key))]),
    );

  return masked(config, false);
}

const credentialFields = new Set(['token', 'password', 'value', 'username']);

/** A text that is one template names its secret; whatever else stands here may be one. */
const maskText = (text: string): string => (/^\s*\{\{[^{}]+\}\}\s*$/.test(text) ? text : mask);

/** Whether a parameter of that name usually carries a credential. */
const looksSecret = (name: string): boolean =>
  /(?:^|[-_.])(?:authorization|auth|token|secret|password|passwd|pwd|credentials?|cookie|session|sig|signature)(?:$|[-_.])|(?:api|access|secret|private|subscription)[-_.]?key|^key$/i.test(
    name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2'),
  );

const maskAddress = (text: string): string =>
  text
    .replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@]+@/gi, `$1${mask}@`)
    .replaceAll(/([?&])([^\s=&#]+)=([^\s&#]*)/g, (pair: string, lead: string, name: string, value: string) =>
      looksSecret(name) ? `${lead}${name}=${maskText(value)}` : pair,
    );

const isObject = (json: Json): json is JsonObject => typeof json === 'object' && json !== null && !Array.isArray(json);
