// `npm start`: the reference example against a simulator of its upstream, and the commands to chat through it.
// Options are passed on to `naftiko run`: npm start -- --log-level debug
import { spawn } from 'node:child_process';
import path from 'node:path';
import { startSimulator } from './live-agent-simulator.js';
import { chatRequest, firstHeaders, sessionHeaders } from './visitor.js';

const simulator = await startSimulator();
const naftiko = spawn(
  process.execPath,
  [
    path.join(import.meta.dirname, '../bin/naftiko.js'),
    'run',
    path.join(import.meta.dirname, 'salesforce-live-agent-sessions.yaml'),
    ...['--base-uri', `salesforce-live-agent-sessions=${simulator.url}/chat/rest`],
    ...['--forward-header', 'X-LIVEAGENT-AFFINITY'],
    ...['--forward-header', 'X-LIVEAGENT-SESSION-KEY'],
    ...['--forward-header', 'X-LIVEAGENT-SEQUENCE'],
    ...['--log-format', 'json', '--log-level', 'warn'],
    ...process.argv.slice(2),
  ],
  // The document's key is the API version header.
  { env: { ...process.env, SALESFORCE_SERVICE_CLOUD_API_KEY: '48' }, stdio: ['ignore', 'pipe', 'inherit'] },
);

naftiko.stdout.setEncoding('utf8').once('data', (text) => {
  // One line of JSON, once everything is open; with another log format the output is printed unchanged.
  if (!text.startsWith('{')) return console.log(text);
  /** @type {{ capabilities: { exposes: { type: string, url: string }[] }[] }} */
  const { capabilities } = JSON.parse(text);
  const urls = new Map(capabilities[0]?.exposes.map(({ type, url }) => [type, url]));
  console.log(chat(urls.get('rest') ?? '', urls.get('mcp') ?? ''));
});

// Ctrl-C in a terminal reaches both processes; a signal sent only to this one is passed on.
process.on('SIGINT', () => process.stdin.isTTY || naftiko.kill('SIGINT'));
process.on('SIGTERM', () => naftiko.kill('SIGTERM'));
naftiko.on('close', async (code) => {
  await simulator.close();
  process.exitCode = code ?? 1;
});

/** @type {(rest: string, mcp: string) => string} the lines to paste into another terminal */
function chat(rest, mcp) {
  const options = Object.entries(firstHeaders)
    .map(([name, value]) => `--header '${name}: ${value}'`)
    .join(' ');
  const body = JSON.stringify(chatRequest('$ID')).replace('$ID', `'"$ID"'`);
  return String.raw`
The reference example serves; its upstream is a simulator.

  REST       ${rest}
  MCP        ${mcp}
  upstream   ${simulator.url}/chat/rest

For an agent host, which can then open sessions (salesforce-service-cloud-get-new); it may be any of claude-code, claude-desktop,
cursor, vscode, windsurf, gemini and codex, and --dry-run only shows the change:

  node bin/naftiko.js connect claude-code ${mcp} --name salesforce-chat ${options}

A host sends the same headers with every call. The other two tools need headers that are new in every session and every call
(${Object.keys(sessionHeaders({ affinityToken: '', key: '' }, 1)).join(', ')}), so that no configuration can hold
them: a whole chat takes a client that sets headers call by call, like the one below.

A first call of each:

  curl ${rest}/v1/system/sessionid -H 'X-LIVEAGENT-AFFINITY: null'
  curl ${mcp} -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \
    -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'

A chat over REST, to paste into another terminal:

  API=${rest}/v1
  SESSION=$(curl -s $API/system/sessionid -H 'X-LIVEAGENT-AFFINITY: null')
  field() { printf '%s\n' "$SESSION" | sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/"; }
  ID=$(field id) AFFINITY=$(field affinityToken) KEY=$(field key)
  curl -i $API/chasitor/chasitorinit -H "X-LIVEAGENT-AFFINITY: $AFFINITY" -H "X-LIVEAGENT-SESSION-KEY: $KEY" \
    -H 'X-LIVEAGENT-SEQUENCE: 1' -H 'Content-Type: application/json' \
    -d '${body}'
  curl -i -X POST $API/chasitor/chatend -H "X-LIVEAGENT-AFFINITY: $AFFINITY" -H "X-LIVEAGENT-SESSION-KEY: $KEY" \
    -H 'X-LIVEAGENT-SEQUENCE: 2'

The same chat over MCP:

  node examples/chat-over-mcp.js ${mcp}

Ctrl-C ends both.`;
}
