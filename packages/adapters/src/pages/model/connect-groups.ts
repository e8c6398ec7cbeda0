import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { PageSource } from '@naftiko/runtime';
import {
  planCallerCredential,
  writeConnectGuides,
  type ConnectGuide,
  type McpServer,
  type Platform,
} from '@naftiko/runtime/agent-hosts';
import { adapterAddressOf } from './adapter-address.js';
import type { ReachedAddress } from './reached-address.js';

/** A guide, and whether its text is a command. */
type ShownGuide = ConnectGuide & { readonly isCommand: boolean };

/** How agent hosts are connected to one MCP adapter. */
export interface ConnectGroup {
  readonly namespace: string;
  readonly guides: readonly ShownGuide[];
}

/** Writes the guides for every MCP adapter that callers of the page may use, for the address that they have reached. */
export const listConnectGroups = (
  source: PageSource,
  reached: ReachedAddress,
  request: IncomingMessage,
): readonly ConnectGroup[] =>
  source.adapters
    .filter(({ isOpen, plan }) => isOpen && plan.type === 'mcp')
    .map((adapter) => {
      const { namespace } = adapter.plan;
      const url = adapterAddressOf(adapter, source, reached);
      const schemes = source.planned.plugins?.engine.auth ?? [];
      const { headers, notes } = planCallerCredential(namespace, adapter.authentication, schemes);
      const server: McpServer = url === undefined ? startOf(source, namespace) : { kind: 'http', url, headers };
      const guides = writeConnectGuides(namespace, server, platformOf(request));
      return { namespace, guides: guides.map((guide) => toShown(guide, notes)) };
    });

/** A guide for one address without a credential, such as that of a gateway. */
export const listAddressGuides = (name: string, url: string, request: IncomingMessage): ConnectGroup => ({
  namespace: name,
  guides: writeConnectGuides(name, { kind: 'http', url, headers: {} }, platformOf(request)).map((guide) =>
    toShown(guide),
  ),
});

const toShown = (guide: ConnectGuide, notes: readonly string[] = []): ShownGuide => ({
  ...guide,
  notes: [...notes, ...guide.notes],
  isCommand: guide.language === 'shell',
});

function startOf({ planned }: PageSource, namespace: string): McpServer {
  const names = (planned.capability?.variables() ?? []).filter(({ kind }) => kind === 'environment');
  return {
    kind: 'stdio',
    command: 'naftiko',
    args: ['run', path.basename(planned.file), '--stdio', namespace],
    variables: [...new Set(names.map(({ name }) => name))],
  };
}

/** The operating system of a reader, whose paths guides name. */
export function platformOf({ headers: { 'user-agent': agent = '' } }: IncomingMessage): Platform {
  if (agent.includes('Macintosh')) return 'darwin';
  return agent.includes('Windows') ? 'win32' : 'linux';
}
