import { afterEach, describe, expect, test } from '@jest/globals';
import { defaultRunOptions, LogHub, planDocument, start, type LogEntry, type Running } from '@naftiko/runtime';
import { exchange } from '../../../../test/support/http-exchange.js';
import { loadBuiltins } from '../builtins.js';

const authentication = {
  type: 'oauth2',
  authorizationServerUri: 'http://127.0.0.1:1/realm',
  resource: 'https://ships.example/v1',
  scopes: ['read', 'write'],
};

const documentOf = (changes: object, type: 'rest' | 'mcp' = 'rest'): string =>
  JSON.stringify({
    naftiko: '1.0.0-alpha2',
    info: { label: 'Ships', description: 'Ships' },
    capability: {
      exposes: [
        {
          type,
          address: 'localhost',
          port: 8601,
          namespace: 'front',
          authentication: { ...authentication, ...changes },
          ...(type === 'rest'
            ? {
                resources: [
                  {
                    path: '/x',
                    operations: [{ name: 'x', method: 'GET', outputParameters: [{ type: 'string', value: 'ok' }] }],
                  },
                ],
              }
            : {
                tools: [
                  { name: 'x', description: 'X', outputParameters: [{ name: 'v', type: 'string', value: 'ok' }] },
                ],
              }),
        },
      ],
    },
  });

const running: Running[] = [];
afterEach(() => Promise.all(running.splice(0).map((one) => one.close(0))));

async function serveDocument(
  changes: object,
  type: 'rest' | 'mcp' = 'rest',
  receive = (_entry: LogEntry): void => undefined,
): Promise<string> {
  const planned = await planDocument('ships.yaml', documentOf(changes, type), loadBuiltins);
  const logs = new LogHub({ level: 'WARN', write: receive, now: () => new Date() });
  const options = { ...defaultRunOptions, ports: new Map([['front', 0]]), logs };
  const started = await start([planned], options);
  if (!started.ok) throw new TypeError(started.diagnostics.map(({ message }) => message).join('\n'));
  running.push(started.value);
  return new URL(started.value.capabilities[0]?.exposes[0]?.url ?? '').origin;
}

const findDiagnostics = async (changes: object): Promise<readonly string[]> => {
  const planned = await planDocument('ships.yaml', documentOf(changes), loadBuiltins);
  return planned.diagnostics.map(({ code, severity }) => `${severity} ${code}`);
};

describe('a document that requires OAuth 2', () => {
  test.each([
    ['with what it needs is sound', {}, []],
    ['with a server on this machine needs no https', { authorizationServerUri: 'http://localhost:9000' }, []],
    ['with a resource that is only a name is sound', { resource: 'api://ships' }, []],
    [
      'with a server elsewhere over plain http is warned',
      { authorizationServerUri: 'http://login.example' },
      ['warning oauth2-over-http'],
    ],
    [
      'that wants introspection is refused',
      { tokenValidation: 'introspection' },
      ['error oauth2-introspection-unsupported'],
    ],
    ['without a server is refused', { authorizationServerUri: undefined }, ['error oauth2-field-invalid']],
    ['with a file for a server is refused', { authorizationServerUri: 'file:///x' }, ['error oauth2-field-invalid']],
    [
      'with a password in an address is refused',
      { authorizationServerUri: 'https://a:b@login.example' },
      ['error oauth2-field-invalid'],
    ],
    ['with a relative resource is refused', { resource: '/mcp' }, ['error oauth2-field-invalid']],
  ])('%s', async (_, changes, diagnostics) => {
    const codes = await findDiagnostics(changes);
    expect(codes.filter((code) => code.includes('oauth2'))).toEqual(diagnostics);
  });
});

describe('a server that requires OAuth 2', () => {
  const metadata = {
    resource: 'https://ships.example/v1',
    authorization_servers: ['http://127.0.0.1:1/realm'],
    scopes_supported: ['read', 'write'],
    bearer_methods_supported: ['header'],
  };

  test.each([
    ['rest', '/.well-known/oauth-protected-resource/v1'],
    ['mcp', '/.well-known/oauth-protected-resource/v1?x=1'],
    ['rest', '/.well-known/oauth-protected-resource'],
    ['mcp', '/.well-known/oauth-protected-resource'],
  ] as const)('over %s publishes at %s where to obtain a token', async (type, path) => {
    const answer = await exchange(await serveDocument({}, type), { method: 'GET', path });
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
    });
    expect(JSON.parse(answer.text)).toEqual(metadata);
  });

  test('allows cross-origin requests from a browser', async () => {
    const path = '/.well-known/oauth-protected-resource/v1';
    const headers = { origin: 'https://app.example', 'access-control-request-headers': 'mcp-protocol-version' };
    expect(await exchange(await serveDocument({}), { method: 'OPTIONS', path, headers })).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
    });
  });

  test.each([
    ['GET', '/x'],
    ['GET', '/nowhere'],
    ['GET', '/.well-known/oauth-protected-resource/v2'],
    ['GET', '/.well-known/oauth-protected-resource-2'],
    ['POST', '/.well-known/oauth-protected-resource/v1'],
    ['GET', '/x?access_token=a.b.c'],
  ])('guards %s %s', async (method, path) => {
    expect(await exchange(await serveDocument({}), { method, path })).toMatchObject({
      status: 401,
      text: 'Unauthorized',
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  test.each(['Basic YTpi', 'Bearer', 'Bearer   ', 'Digest a.b.c'])('ignores "%s" as a token', async (authorization) => {
    const answer = await exchange(await serveDocument({}), { method: 'GET', path: '/x', headers: { authorization } });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test('points MCP callers to its metadata and the required scopes', async () => {
    const answer = await exchange(await serveDocument({}, 'mcp'), { method: 'POST', path: '/mcp' });
    expect(answer.headers['www-authenticate']).toBe(
      'Bearer resource_metadata="https://ships.example/.well-known/oauth-protected-resource/v1", scope="read write"',
    );
  });

  test('whose resource is only a name publishes no metadata', async () => {
    const answer = await exchange(await serveDocument({ resource: 'api://ships', scopes: [] }, 'mcp'), {
      method: 'POST',
      path: '/mcp',
    });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test('accepts scopes that no header can carry', async () => {
    const answer = await exchange(await serveDocument({ scopes: ['a"b', 'ü\n'] }, 'mcp'), {
      method: 'POST',
      path: '/mcp',
    });
    expect(answer.headers['www-authenticate']).toContain('scope="a\\"b ??"');
  });

  test('that cannot have keys refuses, and logs the reason without showing it to callers', async () => {
    const lines: unknown[] = [];
    const origin = await serveDocument({}, 'rest', ({ message, fields }) => void lines.push(message, fields));
    const token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.c2lnbmF0dXJl`;
    const answer = await exchange(origin, { method: 'GET', path: '/x', headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([
      401,
      'Bearer error="invalid_token", error_description="Token validation failed"',
    ]);
    expect(lines).toEqual([
      'callers cannot be checked',
      { reason: expect.stringContaining('No keys of "http://127.0.0.1:1/realm"') as unknown },
    ]);
    expect(JSON.stringify(lines)).not.toContain(token);
  });
});
