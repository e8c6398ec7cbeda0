import { describe, expect, test } from '@jest/globals';
import { planBlock, makePlainKit } from '@naftiko/engine/contracts';
import { http } from '../http-consume.js';

const plan = (baseUri: string, conformant = false) =>
  planBlock(
    http,
    `type: http\nnamespace: api\nbaseUri: ${JSON.stringify(baseUri)}\nresources:\n- path: /a\n  operations: [{name: get}]`,
    makePlainKit({ conformant }),
  );

/** The URL of a request, or the code of its failure. */
async function urlOf(baseUri: string, variables: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const { plan: planned } = plan(baseUri);
  const opened = await planned.open({
    variables: new Map(Object.entries(variables)),
    timeoutMs: 1,
    connectTimeoutMs: 1,
    bodyLimitBytes: 1,
    mock: false,
  });
  if (!opened.ok) return opened.diagnostics[0]?.code;
  const previewed = opened.value.preview(
    0,
    { slots: [] },
    { signal: new AbortController().signal, forwardedHeaders: [] },
  );
  await opened.value.close();
  return previewed.ok ? previewed.value.url : previewed.failure.code;
}

describe('a base URI', () => {
  test.each<[string, string, readonly string[]]>([
    ['that is empty', '', ['base-uri-empty']],
    ['without a scheme', 'api.test/v1', ['base-uri-no-scheme']],
    ['that leaves its scheme out on purpose', '//api.test', ['base-uri-no-scheme']],
    ['that is not an HTTP address', 'tcp://api.test:1', ['base-uri-not-http']],
    ['with a user', 'https://me:pw@api.test', ['base-uri-malformed']],
    ['with a fragment', 'https://api.test/#x', ['base-uri-malformed']],
    ['that cannot be read', 'https://a b', ['base-uri-malformed']],
    ['with an open name', 'https://{host}/{stage}', ['base-uri-variable']],
    ['with a placeholder host', 'https://your-tenant.acme.test', ['base-uri-placeholder-host']],
    ['of an example', 'https://api.example.com', ['base-uri-placeholder-host']],
    ['that ends in a slash', 'https://api.test/', ['base-uri-trailing-slash']],
    ['of the environment', '{{env.BASE}}', []],
    ['of a part of the environment', 'https://${ID}.api.test', []],
  ])('%s is reported', (_, baseUri, codes) => {
    expect(plan(baseUri).diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  test('keeps a placeholder in a strict document, in any notation', () => {
    expect(plan('https://{{HOST}}/v1', true).diagnostics.map(({ code }) => code)).toEqual(['base-uri-variable']);
  });

  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['ignores one slash at its end', 'https://api.test/v1/', {}, 'https://api.test/v1/a'],
    ['uses https without a scheme', '//api.test', {}, 'https://api.test/a'],
    [
      'is replaced by the operator',
      'https://{host}',
      { 'base-uri:api': 'http://localhost:1/x/' },
      'http://localhost:1/x/a',
    ],
    [
      'shows settings of the operator, which are not secret',
      'https://{host}/{stage}',
      { host: 'h.test:8443', stage: 'v1' },
      'https://h.test:8443/v1/a',
    ],
  ])('%s', async (_, baseUri, variables, url) => {
    expect(await urlOf(baseUri, variables)).toBe(url);
  });

  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['nothing', 'https://{host}', {}, 'setting-missing'],
    ['a user in the host', 'https://{host}', { host: 'a@evil.test' }, 'setting-invalid'],
    ['a path in the host', 'https://{host}.api.test', { host: 'evil.test/' }, 'setting-invalid'],
    ['a query in the path', 'https://api.test/{stage}', { stage: 'v1?x' }, 'setting-invalid'],
    ['a way out of the path', 'https://api.test/a/{stage}', { stage: '..' }, 'setting-invalid'],
    ['no address at all', '{{env.BASE}}', { BASE: 'api.test' }, 'base-uri-not-http'],
    ['a secret for a user', '{{env.BASE}}', { BASE: 'https://me:pw@api.test' }, 'base-uri-malformed'],
    ['nonsense of the operator', 'https://api.test', { 'base-uri:api': 'ftp://x' }, 'base-uri-not-http'],
  ])('refuses %s at start', async (_, baseUri, variables, code) => {
    expect(await urlOf(baseUri, variables)).toBe(code);
  });

  test('is opened even when it is broken: its operations are not called', async () => {
    const { plan: planned } = plan('tcp://api.test');
    expect(planned.operations[0]?.broken?.code).toBe('base-uri-not-http');
    expect(await urlOf('tcp://api.test')).toBe('http://upstream.invalid/a');
  });
});
