import { openGatewayTools, planCallerCheck, routeFetch } from '@naftiko/adapters';
import type { Verifier } from '@naftiko/engine';
import {
  noPorts,
  openGateway,
  planDocument,
  readDocument,
  silentLog,
  type Gateway,
  type PlanOptions,
  type RunOptions,
} from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { describePlace } from '../config/reading.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { readFolders } from '../input/read-folders.js';
import { readPlugins } from '../input/read-plugins.js';
import { countNoun } from '../plural.js';
import { toPrintable } from '../printable.js';
import { DefectWatch } from '../run/defect-watch.js';
import { serveUntilStopped } from '../run/until-stopped.js';
import { watchOpenFiles } from '../run/watch-open-files.js';
import { paintOf, printLines, reportProblems, type Shell } from '../shell.js';
import type { WorkerLink } from '../workers/join-workers.js';
import { makeGatewayHandlers } from '../workers/reload-handlers.js';
import { serveWorker } from '../workers/serve-worker.js';
import { openCache } from './open-cache.js';
import { findSources } from './find-sources.js';
import { followSources } from './follow-sources.js';
import { formatGatewayBanner, formatGatewayEvent, formatPlanned } from './gateway-banner.js';
import type { GatewaySettings } from './gateway-settings.js';
import { startPlanThreads } from './plan-threads.js';

/** What a gateway runs with. */
export interface GatewayRun {
  readonly paths: readonly string[];
  readonly raw: RawRunOptions;
  readonly options: RunOptions;
  readonly settings: GatewaySettings;
  /** `undefined`: this process serves alone. */
  readonly link: WorkerLink | undefined;
}

/** Serves all documents on one port until it is stopped. No document can keep the others from being served. */
export async function runGateway({ paths, raw, options, settings, link }: GatewayRun, shell: Shell): Promise<ExitCode> {
  const sources = await findSources(paths, shell.workingDirectory);
  const plugins = await readPlugins(raw, shell);
  const allowFolders = await readFolders(raw.allowOutside, shell.workingDirectory);
  const verifier = await planVerifier(settings);
  if (!sources.ok || !plugins.ok || !allowFolders.ok || !verifier.ok) {
    reportProblems(shell, ...problemsOf(sources, plugins, allowFolders, verifier));
    return exitCode.usage;
  }
  const planOptions: PlanOptions = {
    fetches: raw.fetch,
    allowFolders: allowFolders.value,
    replacedBaseUris: new Set(options.baseUris.keys()),
    behindGateway: true,
  };
  await routeFetch(options.proxies);
  const log = options.logs?.logger('naftiko') ?? silentLog;
  const defects = new DefectWatch(shell);
  const opening = await openGateway({
    ...settings,
    verifier: verifier.value,
    run: options,
    sources: sources.value,
    read: ({ file }) => readDocument(file, shell.workingDirectory),
    plan: ({ file }, text, allows) =>
      planDocument(file, text, plugins.value, allows === undefined ? planOptions : { ...planOptions, allows }),
    startThreads: (documents) =>
      startPlanThreads(documents, {
        raw: { plugin: raw.plugin, python: raw.python },
        workingDirectory: shell.workingDirectory,
        planOptions,
        entryOptions: { strict: options.strict, ...noPorts },
        policy: settings.policy,
      }),
    openTools: openGatewayTools,
    cache: openCache(paths, raw, options, settings, planOptions),
  });
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
  if (raw.strict && !(await isSound(gateway, shell))) {
    await gateway.close(0);
    defects.close();
    return exitCode.errors;
  }
  const unwatchFiles = watchOpenFiles(log);
  const reloader = followSources({ gateway, paths, options, envFiles: raw.envFile, isWatching: raw.watch, log });
  const running = { close: (graceMs: number) => gateway.close(graceMs), stdioFinished: undefined };
  const tell = (): void => announce(gateway, { raw, options }, settings, shell);
  link?.handle(makeGatewayHandlers(reloader));
  const stopped =
    link === undefined
      ? serveUntilStopped({ running, reloader, withInput: false, shell }, log)
      : serveWorker(link, { running, reloader, texts: new Map(), announce: tell });
  if (link === undefined) tell();
  const code = await stopped;
  unwatchFiles();
  defects.close();
  return code;
}

/** The check of the callers of the gateway itself; `undefined`: it has none. */
async function planVerifier({ authentication }: GatewaySettings): Promise<Given<Verifier | undefined>> {
  if (authentication.length === 0) return given(undefined);
  const planned = await planCallerCheck(authentication);
  return planned.ok
    ? given(planned.value)
    : usageError(
        ...planned.diagnostics.map(
          ({ at, message }) => `${describePlace(at)}: "run.gateway.authentication": ${message}`,
        ),
      );
}

/** Whether every document can be served; reports those that cannot. */
async function isSound({ capabilities }: Gateway, shell: Shell): Promise<boolean> {
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
