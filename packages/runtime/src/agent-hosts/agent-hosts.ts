import { agentHostIds, type AgentHost, type AgentHostId, type Platform } from './agent-host.js';
import { claudeCode } from './hosts/claude-code.js';
import { claudeDesktop } from './hosts/claude-desktop.js';
import { codex } from './hosts/codex.js';
import { cursor } from './hosts/cursor.js';
import { gemini } from './hosts/gemini.js';
import { vscode } from './hosts/vscode.js';
import { windsurf } from './hosts/windsurf.js';

const byId: Readonly<Record<AgentHostId, AgentHost>> = {
  'claude-code': claudeCode,
  'claude-desktop': claudeDesktop,
  cursor,
  vscode,
  windsurf,
  gemini,
  codex,
};

/** Every supported host. */
export const agentHosts: readonly AgentHost[] = agentHostIds.map((id) => byId[id]);

export const agentHostOf = (id: AgentHostId): AgentHost => byId[id];

/** The platform whose paths apply to a value of `process.platform`. */
export const platformOf = (name: string): Platform => (name === 'darwin' || name === 'win32' ? name : 'linux');
