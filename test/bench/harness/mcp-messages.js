const metaPrefix = 'io.modelcontextprotocol/';

/**
 * The requests of an MCP method as bytes, for `openLoad().send`. For a server with sessions there is one for each of them.
 *
 * @param sessions how many sessions are opened first; none for a stateless server
 */
export async function mcpMessages(url, revision, method, params, sessions = 0) {
  const isModern = revision === '2026-07-28';
  const meta = {
    [`${metaPrefix}protocolVersion`]: revision,
    [`${metaPrefix}clientInfo`]: clientInfo,
    [`${metaPrefix}clientCapabilities`]: {},
  };
  const headers = {
    ...accepted,
    'mcp-protocol-version': revision,
    ...(isModern && { 'mcp-method': method, ...(params.name !== undefined && { 'mcp-name': params.name }) }),
  };
  const ids = await Promise.all(Array.from({ length: sessions }, () => openSession(url, revision)));
  const all = ids.length === 0 ? [headers] : ids.map((id) => ({ ...headers, 'mcp-session-id': id }));
  const before = '{"jsonrpc":"2.0","id":';
  const after = `,"method":"${method}","params":${JSON.stringify(isModern ? { ...params, _meta: meta } : params)}}`;
  const messages = all.map((lines) => ({ head: headOf(url, lines, before.length + 10 + after.length), before, after }));
  await expectAnswer(url, all[0], before + 1_000_000_000 + after);
  return messages;
}

const clientInfo = { name: 'benchmark', version: '1' };
const accepted = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

async function openSession(url, revision) {
  const params = { protocolVersion: revision, capabilities: {}, clientInfo };
  const response = await post(url, accepted, JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'initialize', params }));
  await response.text();
  const id = response.headers.get('mcp-session-id');
  const headers = { ...accepted, 'mcp-session-id': id, 'mcp-protocol-version': revision };
  await (await post(url, headers, '{"jsonrpc":"2.0","method":"notifications/initialized"}')).text();
  return id;
}

/** What does not answer a result is not measured. */
async function expectAnswer(url, headers, body) {
  const response = await post(url, headers, body);
  const text = await response.text();
  if (!text.includes('"result"') || text.includes('"isError":true')) {
    throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}`);
  }
}

const post = (url, headers, body) => fetch(url, { method: 'POST', headers, body });

function headOf(url, headers, length) {
  const { pathname, host } = new URL(url);
  const lines = Object.entries({ host, ...headers, 'content-length': length });
  return [`POST ${pathname} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
}
