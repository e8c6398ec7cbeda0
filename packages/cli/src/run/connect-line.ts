import type { AuthScheme } from '@naftiko/engine';
import { planCallerCredential, quoteWord } from '@naftiko/runtime/agent-hosts';
import type { Authentication } from '@naftiko/spec';

/** A running MCP server. */
export interface ConnectableServer {
  readonly url: string;
  readonly name: string;
  readonly authentication: Authentication | undefined;
  readonly schemes: readonly AuthScheme[];
}

/** The command that adds a server to an agent host. */
export function writeConnectLine({ url, name, authentication, schemes }: ConnectableServer): string {
  const { headers } = planCallerCredential(name, authentication, schemes);
  const words = [
    ...['naftiko', 'connect', 'claude-code', url, '--name', name],
    ...Object.entries(headers).flatMap(([header, value]) => ['--header', `${header}: ${value}`]),
  ];
  return words.map(quoteWord).join(' ');
}
