import path from 'node:path';
import { defaultRunOptions, type PlannedDocument, type RunOptions } from '@naftiko/runtime';
import { isError } from '@naftiko/spec';
import type { RawConnectOptions } from '../command-line/connect-command.js';
import { loadPlanConfig } from '../config/plan-config.js';
import { readCallSettings, readEnvironment } from '../input/call-settings.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { planOneFile } from '../input/plan-files.js';
import { listNeededValues } from '../inspect/needed-values.js';
import { printDiagnostics } from '../run/refusal.js';
import type { Shell } from '../shell.js';
import { chooseNamespace } from './choose-namespace.js';
import type { ConnectTarget } from './connect-target.js';
import { composeStart, type ProjectFolder, type StartCommand } from './start-command.js';

/**
 * Plans a document that a host starts, and finds the values that the start needs. One that cannot run is refused without a
 * problem, because its errors are printed.
 */
export async function readDocument(
  file: string,
  raw: RawConnectOptions,
  project: ProjectFolder | undefined,
  shell: Shell,
): Promise<Given<ConnectTarget>> {
  const loaded = await loadPlanConfig(raw, [file], shell);
  if (!loaded.ok) return loaded;
  const planned = await planOneFile(file, loaded.value.raw, shell);
  const settings = await readCallSettings(raw, shell);
  if (!planned.ok || !settings.ok) return usageError(...problemsOf(planned, settings));
  if (planned.value.capability === undefined) {
    printDiagnostics(planned.value.diagnostics.filter(isError), shell);
    return usageError();
  }
  const namespace = chooseNamespace(planned.value, raw.stdio);
  if (!namespace.ok) return namespace;
  const options = { ...defaultRunOptions, ...settings.value, workingDirectory: shell.workingDirectory };
  // Without the values of other adapters and of their authentication.
  const alone = await planned.value.replan(planned.value.loaded.text, { stdio: namespace.value });
  const variables = await findVariables(alone, options, raw, shell);
  if (!variables.ok) return variables;
  const config = loaded.value.config?.file;
  const start = composeStart({ file: planned.value.file, namespace: namespace.value, config, project }, raw, shell);
  return given({
    name: namespace.value,
    server: { kind: 'stdio', ...start, variables: variables.value },
    notes: project === undefined ? [] : describeNeeds(start),
  });
}

/** What others need who use the project. */
function describeNeeds({ command, args }: StartCommand): readonly string[] {
  return [
    ...(command === 'naftiko' ? ['All who use the project need the command naftiko on the PATH of the host.'] : []),
    ...args.filter((word) => path.isAbsolute(word)).map((word) => `"${word}" is outside of the project.`),
  ];
}

/**
 * The environment variables that the host passes on: those that no env file has. Settings and base URIs must be given
 * already; values of binds with a location are not checked.
 */
async function findVariables(
  planned: PlannedDocument,
  options: RunOptions,
  raw: RawConnectOptions,
  shell: Shell,
): Promise<Given<readonly string[]>> {
  if (raw.mock || raw.undo) return given([]);
  const filed = await readEnvironment(raw.envFile, { ...shell, environment: {} });
  if (!filed.ok) return filed;
  const needed = await listNeededValues(planned, options);
  const missing = needed.flatMap(({ kind, name, required, set }) => {
    if (set || !required) return [];
    if (kind === 'setting') return [`The base URI has no value for {${name}}; give --var ${name}=<value>.`];
    return kind === 'base-uri' ? [`"${name}" has no base URI; give --base-uri ${name}=<url>.`] : [];
  });
  if (missing.length > 0) return usageError(...missing);
  const variables = needed.filter(({ kind, name }) => kind === 'environment' && filed.value[name] === undefined);
  return given([...new Set(variables.map(({ name }) => name))]);
}
