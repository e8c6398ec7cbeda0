import type { JsonObject } from '@naftiko/spec';
import type { StdioServer } from './mcp-server.js';

/** The members that most hosts use for a server that they start; `refer` writes a reference to one of its variables. */
export const composeStdioEntry = (
  { command, args, variables }: StdioServer,
  refer: (name: string) => string,
): JsonObject => ({
  command,
  args: [...args],
  ...(variables.length === 0 ? {} : { env: Object.fromEntries(variables.map((name) => [name, refer(name)])) }),
});

/** The member `headers`, where there are any. */
export const composeHeaders = (headers: Readonly<Record<string, string>>): JsonObject =>
  Object.keys(headers).length === 0 ? {} : { headers: { ...headers } };
