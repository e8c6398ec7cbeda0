import type { ApiKey } from '@naftiko/spec';
import type { ClientCredential } from '@naftiko/engine';

/** The keys that a client sends in headers; it cannot send others. */
export function composeClientKeys(keys: readonly ApiKey[], prefix: string): ClientCredential {
  const sent = keys.filter(({ placement }) => placement === 'header');
  const variableOf = ({ key }: ApiKey): string =>
    `${prefix}_${sent.length === 1 ? 'API_KEY' : key.text.toUpperCase().replaceAll(/\W/g, '_')}`;
  return {
    headers: Object.fromEntries(sent.map((key) => [key.key.text, `\${${variableOf(key)}}`])),
    notes: keys.flatMap(({ placement, key }) =>
      placement === 'header'
        ? []
        : [`The server also expects "${key.text}" in the ${placement}, which hosts do not send.`],
    ),
  };
}
