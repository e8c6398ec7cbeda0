import { describe, expect, test } from '@jest/globals';
import { planCallerCredential } from '@naftiko/runtime/agent-hosts';
import { loadDocument } from '@naftiko/spec';
import { apiKey } from './api-key.js';
import { basic } from './basic.js';
import { bearer } from './bearer.js';
import { digest } from './digest.js';
import { oauth2 } from './oauth2.js';

const schemes = [apiKey, basic, bearer, digest, oauth2] as unknown as Parameters<typeof planCallerCredential>[2];

/** The credential for a server named "ship-tools" with that authentication. */
function credentialFor(authentication: string) {
  const text = `naftiko: 1.0.0-alpha2
info: { label: Ships, description: Ships }
capability:
  exposes: [{ type: mcp, namespace: ship-tools, port: 1, authentication: ${authentication}, tools: [] }]
`;
  const [expose] = loadDocument('ship.yaml', text).document?.exposes ?? [];
  return planCallerCredential('ship-tools', expose?.authentication, schemes);
}

describe('the credential that a host sends', () => {
  test.each([
    [`{ type: bearer, token: '{{T}}' }`, { Authorization: 'Bearer ${SHIP_TOOLS_TOKEN}' }],
    [`{ type: basic, username: u, password: '{{P}}' }`, { Authorization: 'Basic ${SHIP_TOOLS_CREDENTIAL}' }],
    [`{ type: apikey, in: header, key: X-Key, value: '{{K}}' }`, { 'X-Key': '${SHIP_TOOLS_API_KEY}' }],
    [`{ type: apikey, in: query, key: key, value: '{{K}}' }`, {}],
    [`{ type: oauth2, authorizationServerUri: 'https://id.example.com', resource: 'https://x.example.com' }`, {}],
    [`{ type: digest, username: u, password: '{{P}}' }`, {}],
  ])('for %s', (authentication, headers) => {
    expect(credentialFor(authentication).headers).toEqual(headers);
  });

  test.each([
    [`{ type: basic, username: u, password: '{{P}}' }`, 'base64'],
    [`{ type: apikey, in: query, key: key, value: '{{K}}' }`, '"key" in the query'],
    [
      `{ type: oauth2, authorizationServerUri: 'https://id.example.com', resource: 'https://x.example.com' }`,
      'id.example.com',
    ],
    [
      `{ type: digest, username: u, password: '{{P}}' }`,
      '"digest", for which there is no configuration of agent hosts',
    ],
  ])('is explained for %s', (authentication, words) => {
    expect(credentialFor(authentication).notes.join(' ')).toContain(words);
  });
});
