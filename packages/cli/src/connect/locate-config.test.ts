import { describe, expect, test } from '@jest/globals';
import { agentHostOf, type AgentHostId, type Platform } from '@naftiko/runtime/agent-hosts';
import { locateConfig } from './locate-config.js';

const mac = { HOME: '/Users/ada' };
const linux = { HOME: '/home/ada' };
const windows = { USERPROFILE: 'C:\\Users\\ada', APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' };

const locate = (id: AgentHostId, platform: Platform, environment: Readonly<Record<string, string>>, project?: string) =>
  locateConfig(agentHostOf(id), {
    named: undefined,
    project,
    environment,
    workingDirectory: platform === 'win32' ? 'C:\\work' : '/srv',
    platform,
  });

describe('the configuration of a user', () => {
  test.each<[AgentHostId, Platform, Readonly<Record<string, string>>, string]>([
    ['claude-code', 'darwin', mac, '/Users/ada/.claude.json'],
    ['claude-code', 'linux', { ...linux, CLAUDE_CONFIG_DIR: '/etc/claude' }, '/etc/claude/.claude.json'],
    ['claude-desktop', 'darwin', mac, '/Users/ada/Library/Application Support/Claude/claude_desktop_config.json'],
    ['claude-desktop', 'win32', windows, 'C:\\Users\\ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json'],
    ['cursor', 'win32', windows, 'C:\\Users\\ada\\.cursor\\mcp.json'],
    ['vscode', 'darwin', mac, '/Users/ada/Library/Application Support/Code/User/mcp.json'],
    ['vscode', 'linux', linux, '/home/ada/.config/Code/User/mcp.json'],
    ['vscode', 'linux', { ...linux, XDG_CONFIG_HOME: '/config' }, '/config/Code/User/mcp.json'],
    ['windsurf', 'linux', linux, '/home/ada/.codeium/windsurf/mcp_config.json'],
    ['gemini', 'linux', linux, '/home/ada/.gemini/settings.json'],
    ['codex', 'linux', linux, '/home/ada/.codex/config.toml'],
    ['codex', 'linux', { ...linux, CODEX_HOME: 'codex' }, '/srv/codex/config.toml'],
  ])('of %s on %s', (id, platform, environment, file) => {
    expect(locate(id, platform, environment)).toEqual({ ok: true, value: file });
  });

  test('needs a home', () => {
    expect(locate('cursor', 'linux', {})).toMatchObject({ ok: false });
  });
});

test.each<[AgentHostId, string]>([
  ['claude-code', '/srv/ship/.mcp.json'],
  ['cursor', '/srv/ship/.cursor/mcp.json'],
  ['vscode', '/srv/ship/.vscode/mcp.json'],
  ['gemini', '/srv/ship/.gemini/settings.json'],
  ['codex', '/srv/ship/.codex/config.toml'],
])('the configuration of a project, of %s', (id, file) => {
  expect(locate(id, 'linux', linux, 'ship')).toEqual({ ok: true, value: file });
});
