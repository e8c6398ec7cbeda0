import { afterEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '../builtins.js';
import {
  closeDocuments,
  createDirectory,
  documentOf,
  serveDocument,
} from '../../../../test/support/expose/mcp-documents.js';

afterEach(closeDocuments);

const control = documentOf({
  mcp: `
      resources:
        - { name: papers, label: Papers, description: Papers, uri: 'desk://papers', location: 'file:///./papers' }
      prompts:
        - { name: brief, label: Brief, description: Briefs, template: [{ role: user, content: Go }] }`,
});

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly params?: object;
  /** Members of the envelope that differ. */
  readonly envelope?: object;
}

async function serveCrew() {
  const directory = await createDirectory({ 'papers/rules.md': '# Rules' });
  const { url } = await serveDocument(control, loadBuiltins, { directory });
  return async (method: string, { headers = {}, params = {}, envelope = {} }: Asked = {}) => {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
      ...envelope,
    };
    const answered = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': method,
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }),
    });
    return { status: answered.status, text: await answered.text() };
  };
}

const parseText = ({ text }: { readonly text: string }): unknown => JSON.parse(text);

describe('the 2026-07-28 revision', () => {
  test('is discovered without a handshake', async () => {
    const ask = await serveCrew();
    expect(parseText(await ask('server/discover'))).toMatchObject({
      result: {
        supportedVersions: ['2026-07-28'],
        capabilities: {
          tools: { listChanged: true },
          resources: { listChanged: true },
          prompts: { listChanged: true },
          completions: {},
          logging: {},
        },
        resultType: 'complete',
      },
    });
  });

  test('checks the envelope of every message, also after valid ones', async () => {
    const ask = await serveCrew();
    const wrong = { 'io.modelcontextprotocol/clientCapabilities': 'none' };
    const answers = [await ask('tools/list'), await ask('tools/list'), await ask('tools/list', { envelope: wrong })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
    expect(answers[1]?.text).toBe(answers[0]?.text);
    expect(answers[2]?.text).toContain('clientCapabilities');
  });

  test.each([
    ['tools/list', 60_000, 'public'],
    ['prompts/list', 60_000, 'public'],
    ['resources/templates/list', 60_000, 'public'],
    ['server/discover', 60_000, 'public'],
    // Files change at any time.
    ['resources/list', 0, 'private'],
  ])('states how long %s may be cached', async (method, ttlMs, cacheScope) => {
    const ask = await serveCrew();
    expect(parseText(await ask(method))).toMatchObject({ result: { ttlMs, cacheScope } });
  });

  test.each([
    ['resources/read', { uri: 'desk://papers/rules.md' }, 'desk://papers/rules.md'],
    ['prompts/get', { name: 'brief' }, 'brief'],
    ['tools/call', { name: 'noop' }, 'noop'],
  ])('requires the headers of %s to match the body', async (method, params, name) => {
    const ask = await serveCrew();
    expect(await ask(method, { params, headers: { 'mcp-name': name } })).toMatchObject({ status: 200 });
    for (const headers of [{ 'mcp-name': 'another' }, { 'mcp-name': name, 'mcp-method': 'tools/list' }]) {
      const refused = await ask(method, { params, headers });
      expect([refused.status, parseText(refused)]).toMatchObject([400, { error: { code: -32020 } }]);
    }
  });

  test.each([
    ['nothing', null],
    ['a list', []],
    ['a number among the answers', { name: 12345 }],
  ])('refuses malformed responses: %s', async (_, inputResponses) => {
    const ask = await serveCrew();
    const params = { name: 'noop', inputResponses };
    const refused = await ask('tools/call', { params, headers: { 'mcp-name': 'noop' } });
    expect([refused.status, parseText(refused)]).toMatchObject([400, { id: 1, error: { code: -32602 } }]);
  });

  test('ignores responses without a request', async () => {
    const ask = await serveCrew();
    const params = { name: 'noop', inputResponses: { name: { action: 'accept', content: { name: 'Ada' } } } };
    const called = await ask('tools/call', { params, headers: { 'mcp-name': 'noop' } });
    expect(parseText(called)).toMatchObject({ result: { isError: false, resultType: 'complete' } });
  });

  test('rejects unknown methods', async () => {
    const ask = await serveCrew();
    const refused = await ask('no/such');
    expect([refused.status, parseText(refused)]).toMatchObject([404, { error: { code: -32601 } }]);
  });
});
