// `npm start`: the reference example against a simulator of its upstream, and the commands that use it.
// Options are passed on to `naftiko run`: npm start -- --log-level debug
import { spawn } from 'node:child_process';
import path from 'node:path';
import { startSimulator } from './live-agent-simulator.js';
import { firstHeaders } from './visitor.js';

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
// npm passes a signal on to its shell only: without the shell, this process has another parent.
const parent = process.ppid;
const watch = setInterval(() => process.ppid === parent || naftiko.kill('SIGTERM'), 500);

naftiko.on('close', async (code) => {
  clearInterval(watch);
  await simulator.close();
  process.exitCode = code ?? 1;
});

/** @type {(rest: string, mcp: string) => string} the commands for another terminal */
function chat(rest, mcp) {
  const options = Object.entries(firstHeaders)
    .map(([name, value]) => `--header '${name}: ${value}'`)
    .join(' ');
  return `
The reference example serves; its upstream is a simulator.

  REST       ${rest}
  MCP        ${mcp}
  upstream   ${simulator.url}/chat/rest

In another terminal: a first call, a whole chat over REST and over MCP, and the configuration of an agent host.

  curl ${rest}/v1/system/sessionid -H 'X-LIVEAGENT-AFFINITY: null'
  sh examples/chat-over-rest.sh ${rest}
  node examples/chat-over-mcp.js ${mcp}
  node bin/naftiko.js connect claude-code ${mcp} --name salesforce-chat ${options}

The host can then open sessions. Its other calls need headers that are new in every session and every call, so that no
configuration can hold them.

Ctrl-C ends both.`;
}
