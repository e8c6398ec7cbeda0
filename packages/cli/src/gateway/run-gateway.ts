import { openGatewayTools, planCallerCheck, routeFetch } from '@naftiko/adapters';
import type { Verifier } from '@naftiko/engine';
import {
  noPorts,
  openGateway,
  planDocument,
  readDocument,
  replicaSecretsOf,
  silentLog,
  type DocumentSource,
  type Gateway,
  type GatewayOptions,
  type PlanOptions,
  type RunOptions,
} from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { describePlace } from '../config/reading.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { readFolders } from '../input/read-folders.js';
import { readPlugins } from '../input/read-plugins.js';
import { selectFiles } from '../input/select-files.js';
import { countNoun } from '../plural.js';
import { toPrintable } from '../printable.js';
import type { ConfigReader } from '../run/config-reader.js';
import { DefectWatch } from '../run/defect-watch.js';
import { restrictCollections } from '../run/restrict-collections.js';
import { serveUntilStopped } from '../run/until-stopped.js';
import { watchOpenFiles } from '../run/watch-open-files.js';
import { paintOf, printLines, reportProblems, type Shell } from '../shell.js';
import type { WorkerLink } from '../workers/join-workers.js';
import { makeGatewayHandlers } from '../workers/reload-handlers.js';
import { serveWorker } from '../workers/serve-worker.js';
import { openCache } from './open-cache.js';
import { followSources } from './follow-sources.js';
import { formatGatewayBanner, formatGatewayEvent, formatPlanned } from './gateway-banner.js';
import { readGatewaySettings, type GatewaySettings } from './gateway-settings.js';
import { startPlanThreads } from './plan-threads.js';

/** What a gateway runs with. */
export interface GatewayRun {
  readonly paths: readonly string[];
  readonly raw: RawRunOptions;
  readonly options: RunOptions;
  readonly settings: GatewaySettings;
  readonly reader: ConfigReader;
  /** When reading the configuration file began. */
  readonly since: Date;
  /** `undefined`: this process serves alone. */
  readonly link: WorkerLink | undefined;
}

/** What a gateway serves with at a time; the configuration file may change it. */
interface GatewayNow extends Pick<GatewayRun, 'options' | 'settings'> {
  readonly sources: readonly DocumentSource[] | undefined;
  readonly plan: Pick<PlanOptions, 'allowFolders'>;
}

/** Serves all documents on one port until it is stopped. No document can keep the others from being served. */
export async function runGateway(
  { paths, raw, options, settings, reader, since, link }: GatewayRun,
  shell: Shell,
): Promise<ExitCode> {
  // What is found is listed behind listening; a path without documents is refused before.
  const found = await selectFiles(paths, shell.workingDirectory, { extent: 'first' });
  const plugins = await readPlugins(raw, shell);
  const allowFolders = await readFolders(raw.allowOutside, shell.workingDirectory);
  if (!found.ok || !plugins.ok || !allowFolders.ok) {
    reportProblems(shell, ...problemsOf(found, plugins, allowFolders));
    return exitCode.usage;
  }
  const planOptions: PlanOptions = {
    fetches: raw.fetch,
    allowFolders: allowFolders.value,
    replacedBaseUris: new Set(options.baseUris.keys()),
    behindGateway: true,
    fastPaths: options.fastPaths,
    releasesTree: true,
  };
  await routeFetch(options.proxies);
  const log = options.logs?.logger('naftiko') ?? silentLog;
  const defects = new DefectWatch(shell);
  const makeOptions = async (now: GatewayNow): Promise<Given<GatewayOptions>> => {
    const verifier = await planVerifier(now);
    if (!verifier.ok) return verifier;
    const { policy } = now.settings;
    return given({
      ...now.settings,
      verifier: verifier.value,
      run: now.options,
      sources: now.sources,
      read: ({ file }) => readDocument(file, shell.workingDirectory),
      plan: ({ file }, text, selection) =>
        planDocument(file, text, plugins.value, { ...planOptions, ...now.plan, ...selection }),
      startThreads: (documents) =>
        startPlanThreads(documents, {
          raw: { plugin: raw.plugin, python: raw.python },
          workingDirectory: shell.workingDirectory,
          planOptions: { ...planOptions, ...now.plan },
          entryOptions: { strict: now.options.strict, ...noPorts },
          policy,
        }),
      openTools: openGatewayTools,
      cache: openCache(paths, raw, now.options, now.settings, { ...planOptions, ...now.plan }),
    });
  };
  const first = await makeOptions({ settings, options, sources: undefined, plan: {} });
  if (!first.ok) {
    defects.close();
    reportProblems(shell, ...problemsOf(first));
    return exitCode.usage;
  }
  const opening = await openGateway(first.value);
  if (!opening.ok) {
    defects.close();
    const why = opening.code === 'EADDRINUSE' ? 'it is taken' : opening.reason;
    reportProblems(
      shell,
      `The gateway cannot listen on port ${settings.port}: ${why}. Choose another one: --gateway <port>.`,
    );
    return exitCode.startFailed;
  }
  const { gateway } = opening;
  defects.protect(gateway);
  const unwatchFiles = watchOpenFiles(log);
  const apply = async (sources: readonly DocumentSource[]): Promise<void> => {
    const changed = await reader.readAgain([]);
    if (changed === undefined) return;
    const now = readGatewaySettings(reader.current.raw, reader.current.config);
    const next =
      now.ok && now.value !== undefined
        ? await makeOptions({ settings: now.value, options: changed.run, sources, plan: changed.plan })
        : now;
    if (next.ok && next.value !== undefined && 'run' in next.value) return gateway.reconfigure(next.value);
    for (const reason of problemsOf(next)) log.error('configuration refused; the last valid one applies', { reason });
  };
  const configuration = { files: () => reader.files, apply, since };
  const reloader = followSources({
    ...{ gateway, paths, options, envFiles: raw.envFile, isWatching: raw.watch, log },
    configuration,
  });
  if (raw.strict && !(await servesAll(gateway, shell))) {
    await Promise.all([reloader.close(), gateway.close(0)]);
    unwatchFiles();
    defects.close();
    return exitCode.errors;
  }
  const running = { close: (graceMs: number) => gateway.close(graceMs), stdioFinished: undefined };
  const tell = (): void => announce(gateway, { raw, options }, settings, shell);
  link?.handle(makeGatewayHandlers(reloader));
  const stopped =
    link === undefined
      ? serveUntilStopped({ running, reloader, withInput: false, shell }, log)
      : serveWorker(link, { running, reloader, texts: new Map(), announce: tell });
  if (link === undefined) tell();
  const endRestriction = restrictCollections();
  const code = await stopped;
  endRestriction();
  unwatchFiles();
  defects.close();
  return code;
}

/** The check of the callers of the gateway itself; `undefined`: it has none. */
async function planVerifier({
  settings: { authentication },
  options,
}: Pick<GatewayNow, 'settings' | 'options'>): Promise<Given<Verifier | undefined>> {
  if (authentication.length === 0) return given(undefined);
  const planned = await planCallerCheck(authentication, replicaSecretsOf(options));
  return planned.ok
    ? given(planned.value)
    : usageError(
        ...planned.diagnostics.map(
          ({ at, message }) => `${describePlace(at)}: "run.gateway.authentication": ${message}`,
        ),
      );
}

/** Whether every document can be served; reports those that cannot. */
async function servesAll({ capabilities }: Gateway, shell: Shell): Promise<boolean> {
  await capabilities.planned();
  const refused = capabilities
    .describe()
    .filter(({ state, notes }) => state === 'quarantined' || state === 'waiting' || notes !== undefined);
  for (const { file, state, reasons = [], notes = [] } of refused) {
    printLines(shell.errors, ...[...reasons, ...notes].map((reason) => toPrintable(`${file}: ${state}: ${reason}`)));
  }
  if (refused.length === 0) return true;
  printLines(
    shell.errors,
    `Not started: --strict requires every document to be served; ${countNoun(refused.length, 'document')} cannot.`,
  );
  return false;
}

/** Announces the address at once, and the states of the documents when all are planned. */
function announce(
  gateway: Gateway,
  { raw: { logFormat }, options: { peers } }: Pick<GatewayRun, 'raw' | 'options'>,
  { toolLimit }: GatewaySettings,
  shell: Shell,
): void {
  // Measured from the start of the process, or of the primary process.
  const measure = (): number => Math.round(Date.now() - (peers?.runStartedMs ?? performance.timeOrigin));
  const paint = paintOf(shell.output, shell);
  const isJson = logFormat === 'json';
  const lines = isJson
    ? [formatGatewayEvent(gateway, 'ready', measure())]
    : formatGatewayBanner(gateway, measure(), paint);
  printLines(shell.output, ...lines);
  void gateway.capabilities.planned().then(() => {
    const states = isJson
      ? [formatGatewayEvent(gateway, 'planned', measure())]
      : formatPlanned(gateway, toolLimit, paint);
    printLines(shell.output, ...states);
  });
}
