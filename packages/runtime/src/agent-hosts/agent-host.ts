import type { JsonObject } from '@naftiko/spec';
import type { McpServer } from './mcp-server.js';

/** The ids of the supported hosts, in the order in which they are shown. */
export const agentHostIds = [
  'claude-code',
  'claude-desktop',
  'cursor',
  'vscode',
  'windsurf',
  'gemini',
  'codex',
] as const;
export type AgentHostId = (typeof agentHostIds)[number];

/** The operating systems whose paths are known; any other one has those of Linux. */
export type Platform = 'darwin' | 'linux' | 'win32';

/** A program that calls MCP servers, and how its configuration names them. */
export interface AgentHost {
  readonly id: AgentHostId;
  readonly label: string;
  readonly format: 'json' | 'toml';
  /** The configuration of one user. Begins with `~`, `%APPDATA%` or `%XDG_CONFIG_HOME%`, which is `~/.config` if it is not set. */
  readonly userFile: Readonly<Record<Platform, string>>;
  /** An environment variable with a folder that replaces that of `userFile`. */
  readonly folderVariable: string | undefined;
  /** How one project is configured; not every host supports it. */
  readonly project: ProjectConfig | undefined;
  /** The key of the object whose members are servers. */
  readonly serversKey: string;
  describe(name: string, server: McpServer): HostEntry;
}

/** The configuration of a project, which others may have in another folder. */
export interface ProjectConfig {
  /** Relative to the folder of the project. */
  readonly file: string;
  /** What stands for that folder in paths: a variable of the host, or `.` for the folder in which it starts servers. */
  readonly folder: string;
}

/** What is configured for one server. */
export interface HostEntry {
  /** The value of the server's name under `serversKey`. */
  readonly entry: JsonObject;
  /** Values that the host asks the user for: items of the list `inputs` beside `serversKey`, each with an `id`. */
  readonly inputs: readonly JsonObject[];
  /** What is left to do, in sentences: variables to set, values to write. */
  readonly notes: readonly string[];
  /** An address that adds the server when it is opened. */
  readonly link: string | undefined;
  /** The command of the host that adds the server for a user. */
  readonly command: string | undefined;
}
