import type { JsonObject } from '@naftiko/spec';
import type { AgentHost, AgentHostId, HostEntry, Platform } from './agent-host.js';
import { agentHosts } from './agent-hosts.js';
import type { McpServer } from './mcp-server.js';
import { quoteWord } from './quote-word.js';
import { writeTomlTable } from './write-toml-table.js';

/** How one host is connected to a server, for people: a text to copy, or a link to open. */
export interface ConnectGuide {
  readonly id: AgentHostId | 'curl';
  readonly label: string;
  readonly language: 'json' | 'toml' | 'shell';
  readonly text: string;
  /** The file that the text belongs into; `undefined` for a command. */
  readonly file: string | undefined;
  /** What is left to do, in sentences. */
  readonly notes: readonly string[];
  readonly link: string | undefined;
}

/** A guide for every host, and a request with curl for a server with an address. Contains no secret, only names of variables. */
export const writeConnectGuides = (name: string, server: McpServer, platform: Platform): readonly ConnectGuide[] => [
  ...agentHosts.map((host) => writeGuide(host, name, server, platform)),
  ...(server.kind === 'http' ? [writeCurlGuide(server.url, server.headers)] : []),
];

function writeGuide(host: AgentHost, name: string, server: McpServer, platform: Platform): ConnectGuide {
  const { id, label, format, userFile } = host;
  const described = host.describe(name, server);
  const { notes, link, command } = described;
  if (command !== undefined) return { id, label, language: 'shell', text: command, file: undefined, notes, link };
  return {
    id,
    label,
    language: format,
    text: writeSnippet(host, name, described),
    file: userFile[platform],
    notes,
    link,
  };
}

/** The part of a host's configuration that names the server, as a whole file would contain it. */
export function writeSnippet({ format, serversKey }: AgentHost, name: string, { entry, inputs }: HostEntry): string {
  if (format === 'toml') return writeTomlTable([serversKey, name], entry);
  const whole: JsonObject = { [serversKey]: { [name]: entry }, ...(inputs.length === 0 ? {} : { inputs }) };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

/** Lists the tools. References are in double quotes, so that the shell replaces them. */
function writeCurlGuide(url: string, headers: Readonly<Record<string, string>>): ConnectGuide {
  const own = Object.entries(headers).map(([name, value]) => `-H ${quoteReferring(`${name}: ${value}`)}`);
  const lines = [
    `curl ${quoteWord(url)}`,
    ...own,
    `-H 'Content-Type: application/json'`,
    `-H 'Accept: application/json, text/event-stream'`,
    `-d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
  ];
  const text = lines.join(' \\\n  ');
  return { id: 'curl', label: 'curl', language: 'shell', text, file: undefined, notes: [], link: undefined };
}

const quoteReferring = (text: string): string =>
  text.includes('${') ? `"${text.replaceAll(/["\\`]|\$(?!\{)/g, String.raw`\$&`)}"` : quoteWord(text);
