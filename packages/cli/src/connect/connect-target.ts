import type { McpServer } from '@naftiko/runtime/agent-hosts';

/** What a host is connected to. */
export interface ConnectTarget {
  /** The name of the server at the host, unless the user chooses another one. */
  readonly name: string;
  readonly server: McpServer;
  /** What the user should know of the server, in sentences. */
  readonly notes: readonly string[];
}
