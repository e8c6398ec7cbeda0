import path from 'node:path';
import {
  agentHostOf,
  platformOf,
  type AgentHost,
  type AgentHostId,
  type HostEntry,
} from '@naftiko/runtime/agent-hosts';
import type { RawConnectOptions } from '../command-line/connect-command.js';
import { applyConnection } from '../connect/apply-connection.js';
import type { ConnectTarget } from '../connect/connect-target.js';
import { locateConfig } from '../connect/locate-config.js';
import { isAddress, readAddress } from '../connect/read-address.js';
import { readDocument } from '../connect/read-document.js';
import type { ProjectFolder } from '../connect/start-command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { problemsOf, usageError, type Given } from '../input/given.js';
import { printLines, reportProblems, type Shell } from '../shell.js';

/** Adds a server to the configuration of an agent host, or removes it again. */
export async function connect(
  id: AgentHostId,
  target: string | undefined,
  raw: RawConnectOptions,
  shell: Shell,
): Promise<ExitCode> {
  const host = agentHostOf(id);
  const { environment, workingDirectory } = shell;
  const file = locateConfig(host, {
    named: raw.configFile,
    project: raw.project === undefined ? undefined : folderOf(raw.project),
    environment,
    workingDirectory,
    platform: platformOf(shell.platform),
  });
  const found = target === undefined ? withoutTarget(raw) : await readTarget(host, target, raw, shell);
  if (!file.ok || (found !== undefined && !found.ok)) {
    const problems = problemsOf(file, ...(found === undefined ? [] : [found]));
    reportProblems(shell, ...problems);
    // The errors of a document are reported already.
    return problems.length === 0 ? exitCode.errors : exitCode.usage;
  }
  const name = raw.name ?? found?.value.name;
  const entry = found === undefined || name === undefined ? undefined : describeEntry(host, name, found.value);
  if (raw.link) return printLink(host, entry, shell);
  const outcome = await applyConnection(
    { host, file: file.value, name, entry: raw.undo ? undefined : entry },
    { isDry: raw.dryRun, isExplicitFile: raw.configFile !== undefined || raw.project !== undefined },
    shell,
  );
  if (outcome.ok) return exitCode.success;
  reportProblems(shell, ...outcome.problems);
  return exitCode.usage;
}

const readTarget = async (
  host: AgentHost,
  target: string,
  raw: RawConnectOptions,
  shell: Shell,
): Promise<Given<ConnectTarget>> => {
  if (isAddress(target)) return readAddress(target, raw.header);
  if (target === '-') return usageError('A host cannot start a document from standard input; name a file.');
  if (raw.header.length === 0) return readDocument(target, raw, findProject(host, raw, shell), shell);
  return usageError('--header is for a running server; a document that the host starts has no headers.');
};

/** The project whose configuration is changed, if it is not that of the user or a file. */
function findProject(
  { project }: AgentHost,
  raw: RawConnectOptions,
  { workingDirectory }: Shell,
): ProjectFolder | undefined {
  if (raw.project === undefined || raw.configFile !== undefined || project === undefined) return undefined;
  return { path: path.resolve(workingDirectory, folderOf(raw.project)), written: project.folder };
}

const folderOf = (project: string | true): string => (project === true ? '.' : project);

/** Only removing needs no target. */
const withoutTarget = ({ undo }: RawConnectOptions): Given<never> | undefined =>
  undo ? undefined : usageError('Name what the host connects to: the address of a running server, or a document.');

function describeEntry(host: AgentHost, name: string, { server, notes }: ConnectTarget): HostEntry {
  const described = host.describe(name, server);
  return { ...described, notes: [...notes, ...described.notes] };
}

function printLink({ label }: AgentHost, entry: HostEntry | undefined, shell: Shell): ExitCode {
  if (entry?.link === undefined) {
    reportProblems(shell, `${label} has no links that add a server; leave out --link.`);
    return exitCode.usage;
  }
  printLines(shell.output, entry.link);
  printLines(shell.errors, ...entry.notes);
  return exitCode.success;
}
