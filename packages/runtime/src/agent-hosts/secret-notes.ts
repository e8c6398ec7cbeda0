import type { McpServer } from './mcp-server.js';
import { findReferences } from './references.js';

/** The environment variables that a server needs at the host: those of its headers, or those that it is started with. */
export const variablesOf = (server: McpServer): readonly string[] =>
  server.kind === 'http' ? findReferences(Object.values(server.headers)) : server.variables;

/** A sentence about the variables that a host reads from its own environment; none for a server without variables. */
export function describeVariables(label: string, server: McpServer): readonly string[] {
  const variables = variablesOf(server);
  if (variables.length === 0) return [];
  return [`Set ${listNames(variables)} in the environment that ${label} starts in.`];
}

/** "A", "A and B", "A, B and C". */
export const listNames = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
