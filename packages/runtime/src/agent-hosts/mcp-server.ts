/** An MCP server as an agent host reaches it. */
export type McpServer = HttpServer | StdioServer;

/** A server that is running. */
export interface HttpServer {
  readonly kind: 'http';
  readonly url: string;
  /** By name. `${NAME}` in a value is an environment variable of the host, so that no configuration contains the secret. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A server that the host starts, and that reads standard input and writes standard output. */
export interface StdioServer {
  readonly kind: 'stdio';
  /** An executable: a word on `PATH`, or an absolute path. */
  readonly command: string;
  readonly args: readonly string[];
  /** Names of the environment variables that the server needs. */
  readonly variables: readonly string[];
}
