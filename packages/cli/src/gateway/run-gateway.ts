import { openGatewayTools, routeFetch } from '@naftiko/adapters';
import { openGateway, planFile, silentLog, type Gateway, type PlanOptions, type RunOptions } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { problemsOf } from '../input/given.js';
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
  if (!sources.ok || !plugins.ok || !allowFolders.ok) {
    reportProblems(shell, ...problemsOf(sources, plugins, allowFolders));
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
    run: options,
    sources: sources.value,
    plan: ({ file }, allows) =>
      planFile(file, plugins.value, allows === undefined ? planOptions : { ...planOptions, allows }),
    openTools: openGatewayTools,
    cache: openCache(raw, options, settings, planOptions),
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
