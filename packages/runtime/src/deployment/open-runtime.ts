import { invalid, valid, type Checked, type Diagnostic } from '@naftiko/spec';
import {
  isGiven,
  resolveVariables,
  type ConsumeClient,
  type GivenValues,
  type UpstreamLog,
  type Variable,
  type RuntimeContext,
} from '@naftiko/engine';
import { makeSecretMask } from '../logs/secret-mask.js';
import type { LogHub } from '../logs/log-hub.js';
import { silentLog, type Log } from '../logs/log.js';
import { directoryOf } from '../source/read-document.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { RunOptions } from '../run-options.js';
import type { OperationNeeds } from './operation-needs.js';
import { credentialValuesOf } from '../secrets/credential-values.js';
import { openScripts } from '../scripts/open-scripts.js';

/** The values of the operator for one document; relative locations start at its directory. */
export const collectGiven = (planned: PlannedDocument, options: RunOptions): GivenValues => ({
  environment: options.environment,
  settings: options.settings,
  baseUris: options.baseUris,
  mock: options.mock,
  directory: directoryOf(planned.file, options.workingDirectory),
  workingDirectory: options.workingDirectory,
  files: planned.files,
});

export const closeRuntime = async ({ clients, scripts }: RuntimeContext): Promise<void> =>
  void (await Promise.all([scripts.close(), ...clients.map((client) => client.close())]));

/** Waits until something that uses a runtime context is open. Closes the context when that throws. */
export async function waitForOpening<T>(runtime: RuntimeContext, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (cause) {
    await closeRuntime(runtime);
    throw cause;
  }
}

/** The variables that an operation needs, and all others that have a value: their values are masked in output. */
function selectVariables(
  { variables }: OperationNeeds,
  all: readonly Variable[],
  given: GivenValues,
): readonly Variable[] {
  const needed = new Set(variables.map(({ id }) => id));
  const others = all.filter(
    (variable) => !needed.has(variable.id) && variable.kind !== 'bind' && isGiven(variable, given),
  );
  return [...variables, ...others.map((variable) => ({ ...variable, uses: [] }))];
}

const makeUpstreamLog = (log: Log | undefined): UpstreamLog | undefined =>
  log && { isDebugging: () => log.isEnabled('DEBUG'), debug: log.debug, warn: log.warn };

/** Values of variables, by their ids. */
export type VariableValues = ReadonlyMap<string, string>;

/** Resolves the variables of a document, or with `needs` the variables of one operation. Calls each provider once. */
export async function resolveValues(
  planned: PlannedDocument,
  options: RunOptions,
  needs?: OperationNeeds,
): Promise<Checked<VariableValues>> {
  const { capability, plugins } = planned;
  if (capability === undefined || plugins === undefined) return invalid(...planned.diagnostics);
  const given = collectGiven(planned, options);
  const variables =
    needs === undefined ? capability.variables() : selectVariables(needs, capability.variables(), given);
  return resolveVariables(variables, plugins.engine.binds, given);
}

/**
 * Opens what operations need (variables, clients, scripts) without a socket, for `naftiko call`. With `needs`, only
 * what that operation needs.
 */
export async function openRuntime(
  planned: PlannedDocument,
  options: RunOptions,
  logs: LogHub | undefined = options.logs,
  needs?: OperationNeeds,
): Promise<Checked<RuntimeContext>> {
  return openResolved(planned, options, { logs, needs, resolved: await resolveValues(planned, options, needs) });
}

/** The arguments of `openResolved` besides the document and the options. */
export interface ResolvedOpening {
  readonly logs: LogHub | undefined;
  readonly needs?: OperationNeeds | undefined;
  readonly resolved: Checked<VariableValues>;
}

/** Opens a runtime context with resolved values. */
export async function openResolved(
  planned: PlannedDocument,
  options: RunOptions,
  { logs, needs, resolved }: ResolvedOpening,
): Promise<Checked<RuntimeContext>> {
  const { capability, plugins } = planned;
  if (capability === undefined || plugins === undefined) return invalid(...planned.diagnostics);
  if (!resolved.ok) return resolved;
  const clients: ConsumeClient[] = [];
  const faults: Diagnostic[] = [];
  const log = makeUpstreamLog(logs?.logger('naftiko.http.client', makeSecretMask(resolved.value)));
  const credentials = credentialValuesOf(capability.variables(), resolved.value);
  for (const [index, plan] of capability.consumes.entries()) {
    const client = await plan.open({
      variables: resolved.value,
      credentials,
      timeoutMs: options.timeoutMs,
      connectTimeoutMs: Math.min(15_000, options.timeoutMs),
      bodyLimitBytes: options.upstreamLimitBytes,
      ...(options.connectionLimits && { connectionLimits: options.connectionLimits(plan.namespace) }),
      // An upstream that is not called needs no address and no credential.
      mock: options.mock || needs?.clients.has(index) === false,
      log,
      redactsForwarded: options.redactAnswers === 'all',
      proxies: options.proxies,
      settingsAt: (origin) => options.upstreams.find((rule) => rule.matches(plan.namespace, origin))?.settings ?? {},
      sampleNeeds: capability.sampleNeeds(),
    });
    if (client.ok) clients.push(client.value);
    else faults.push(...client.diagnostics);
  }
  if (faults.length > 0) {
    await Promise.all(clients.map((client) => client.close()));
    return invalid(...faults);
  }
  const scripts = openScripts(capability.document, plugins.engine.scripts, {
    environment: options.environment,
    directory: directoryOf(planned.file, options.workingDirectory),
    files: planned.files,
    log: logs?.logger('naftiko.script', makeSecretMask(resolved.value)) ?? silentLog,
  });
  const { mock: sampled, decodeTimeoutMs, fastPaths } = options;
  const addresses = new Set(clients.flatMap((client) => client.addresses ?? []));
  const secrets = [...credentials, ...clients.flatMap((client) => client.secrets ?? [])].filter(
    (value) => !addresses.has(value),
  );
  const runtime = { variables: resolved.value, clients, secrets, decodeTimeoutMs, sampled, fastPaths };
  return valid({ ...runtime, scripts: scripts.host }, [...resolved.diagnostics, ...scripts.diagnostics]);
}

/** Whether two versions of a document have the same values. */
export const haveSameValues = (one: RuntimeContext, other: RuntimeContext): boolean =>
  one.variables.size === other.variables.size &&
  [...one.variables].every(([id, value]) => other.variables.get(id) === value);
