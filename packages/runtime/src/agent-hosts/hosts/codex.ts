import type { JsonObject } from '@naftiko/spec';
import type { AgentHost, HostEntry } from '../agent-host.js';
import type { HttpServer } from '../mcp-server.js';
import { findReferences, replaceReferences } from '../references.js';
import { describeVariables, listNames } from '../secret-notes.js';

const file = '~/.codex/config.toml';

/**
 * Replaces nothing in values: a header is a value, or the name of the variable that has the value.
 * Source: developers.openai.com/codex/mcp.
 */
export const codex: AgentHost = {
  id: 'codex',
  label: 'Codex',
  format: 'toml',
  userFile: { darwin: file, linux: file, win32: file },
  folderVariable: 'CODEX_HOME',
  project: { file: '.codex/config.toml', folder: '.' },
  serversKey: 'mcp_servers',
  describe: (name, server) => {
    if (server.kind === 'http') return describeHttp(name, server);
    const { command, args, variables } = server;
    const passed = variables.length === 0 ? {} : { env_vars: [...variables] };
    const entry = { command, args: [...args], ...passed };
    return { entry, inputs: [], notes: describeVariables('Codex', server), link: undefined, command: undefined };
  },
};

function describeHttp(name: string, { url, headers }: HttpServer): HostEntry {
  const sent = Object.entries(headers).map(([header, value]) => chooseForm(name, header, value));
  const token = sent.find(({ form }) => form === 'token');
  const fixed = sent.filter(({ form }) => form === 'fixed');
  const read = sent.filter(({ form }) => form === 'variable' || form === 'composed');
  const collect = (some: readonly SentHeader[]): JsonObject =>
    Object.fromEntries(some.map(({ header, value }) => [header, value]));
  const entry: JsonObject = {
    url,
    ...(token === undefined ? {} : { bearer_token_env_var: token.value }),
    ...(fixed.length === 0 ? {} : { http_headers: collect(fixed) }),
    ...(read.length === 0 ? {} : { env_http_headers: collect(read) }),
  };
  const variables = sent.filter(({ form }) => form === 'token' || form === 'variable').map(({ value }) => value);
  const notes = [
    ...(variables.length === 0 ? [] : [`Set ${listNames(variables)} in ${environment}.`]),
    ...sent.flatMap(({ form, value, shown }) =>
      form === 'composed' ? [`Set ${value} to the whole value of the header, "${shown}", in ${environment}.`] : [],
    ),
  ];
  return { entry, inputs: [], notes, link: undefined, command: undefined };
}

const environment = 'the environment that Codex starts in';

interface SentHeader {
  readonly header: string;
  readonly form: 'fixed' | 'token' | 'variable' | 'composed';
  /** The fixed value, or the name of a variable. */
  readonly value: string;
  /** With `composed`: what the variable contains. */
  readonly shown: string;
}

function chooseForm(name: string, header: string, value: string): SentHeader {
  const [variable] = findReferences([value]);
  const shown = replaceReferences(value, (inner) => `<${inner}>`);
  if (variable === undefined) return { header, form: 'fixed', value, shown };
  if (header.toLowerCase() === 'authorization' && value === `Bearer \${${variable}}`) {
    return { header, form: 'token', value: variable, shown };
  }
  if (value === `\${${variable}}`) return { header, form: 'variable', value: variable, shown };
  return { header, form: 'composed', value: `${name}_${header}`.toUpperCase().replaceAll(/\W/g, '_'), shown };
}
