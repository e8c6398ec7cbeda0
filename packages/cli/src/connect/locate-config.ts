import path from 'node:path';
import type { AgentHost, Platform } from '@naftiko/runtime/agent-hosts';
import { given, usageError, type Given } from '../input/given.js';

/** What decides where the configuration of a host is. */
export interface ConfigPlace {
  /** `--config-file`. */
  readonly named: string | undefined;
  /** `--project`: a folder. */
  readonly project: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly platform: Platform;
}

/** The file in which a host is configured, as an absolute path. */
export function locateConfig(host: AgentHost, place: ConfigPlace): Given<string> {
  const { named, project, environment, workingDirectory, platform } = place;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  if (named !== undefined) return given(paths.resolve(workingDirectory, named));
  if (project !== undefined) {
    if (host.project === undefined) {
      return usageError(`${host.label} has no project configuration; leave out --project.`);
    }
    return given(paths.resolve(workingDirectory, project, host.project.file));
  }
  const folder = host.folderVariable === undefined ? undefined : environment[host.folderVariable];
  const file = host.userFile[platform];
  if (folder !== undefined && folder !== '') {
    return given(paths.resolve(workingDirectory, folder, paths.basename(file)));
  }
  const home = environment[platform === 'win32' ? 'USERPROFILE' : 'HOME'];
  if (home === undefined || home === '') {
    return usageError(
      `The home folder is not known, so that the file of ${host.label} must be named: --config-file <file>.`,
    );
  }
  const roots: Readonly<Record<string, string>> = {
    '~': home,
    '%APPDATA%': environment['APPDATA'] || paths.join(home, 'AppData/Roaming'),
    '%XDG_CONFIG_HOME%': environment['XDG_CONFIG_HOME'] || paths.join(home, '.config'),
  };
  const [root = '', ...names] = file.split('/');
  return given(paths.join(roots[root] ?? root, ...names));
}
