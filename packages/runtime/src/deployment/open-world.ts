import { faulty, sound, type Checked, type Diagnostic } from '@naftiko/spec';
import { resolveVariables, type ConsumeClient, type GivenValues, type World } from '@naftiko/engine';
import { hideSecrets } from '../logs/hide-secrets.js';
import type { LogHub } from '../logs/log-hub.js';
import { silentLog } from '../logs/log.js';
import { directoryOf, type PlannedDocument } from '../plan-document.js';
import type { RunOptions } from '../run-options.js';
import { openScripts } from '../scripts/open-scripts.js';

/** The values the operator gives, for one document: relative locations start at its directory. */
export const givenFor = (planned: PlannedDocument, options: RunOptions): GivenValues => ({
  environment: options.environment,
  settings: options.settings,
  baseUris: options.baseUris,
  mock: options.mock,
  directory: directoryOf(planned.file, options.workingDirectory),
  workingDirectory: options.workingDirectory,
});

export const closeWorld = async ({ clients, scripts }: World): Promise<void> =>
  void (await Promise.all([scripts.close(), ...clients.map((client) => client.close())]));

/** Opens what operations need and no socket: enough to call one without a server. */
export async function openWorld(
  planned: PlannedDocument,
  options: RunOptions,
  logs: LogHub | undefined = options.logs,
): Promise<Checked<World>> {
  const { capability, plugins } = planned;
  if (capability === undefined || plugins === undefined) return faulty(...planned.diagnostics);
  const resolved = await resolveVariables(capability.variables(), plugins.engine.binds, givenFor(planned, options));
  if (!resolved.ok) return resolved;
  const clients: ConsumeClient[] = [];
  const faults: Diagnostic[] = [];
  for (const plan of capability.consumes) {
    const client = await plan.open({
      variables: resolved.value,
      timeoutMs: options.timeoutMs,
      connectTimeoutMs: Math.min(15_000, options.timeoutMs),
      bodyLimitBytes: options.upstreamLimitBytes,
      mock: options.mock,
      samples: capability.samples(),
    });
    if (client.ok) clients.push(client.value);
    else faults.push(...client.diagnostics);
  }
  if (faults.length > 0) {
    await Promise.all(clients.map((client) => client.close()));
    return faulty(...faults);
  }
  const scripts = openScripts(capability.document, plugins.engine.scripts, {
    environment: options.environment,
    directory: directoryOf(planned.file, options.workingDirectory),
    log: logs?.logger('naftiko.script', hideSecrets(resolved.value)) ?? silentLog,
  });
  return sound({ variables: resolved.value, clients, scripts: scripts.host, sampled: options.mock }, [
    ...resolved.diagnostics,
    ...scripts.noticed,
  ]);
}
