import { routeFetch } from '@naftiko/adapters';
import { silentLog, start, type PlannedDocument, type RunOptions, type Running } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { choosePaths, runOptionsOf, withRunConfig } from '../config/apply-config.js';
import { nameDocumentsPlace } from '../config/documents-place.js';
import { loadConfig } from '../config/load-config.js';
import { withPlanConfig } from '../config/plan-config.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { readGatewaySettings } from '../gateway/gateway-settings.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { planFiles } from '../input/plan-files.js';
import { readWorkers, refuseInput } from '../input/read-workers.js';
import { formatBanner, formatReadyLine } from '../run/banner.js';
import { startReloader } from '../run/reload-on-change.js';
import { ConfigReader } from '../run/config-reader.js';
import { listUnresolvedParts, refuse, printDiagnostics, listStrictDiagnostics } from '../run/refusal.js';
import { DefectWatch } from '../run/defect-watch.js';
import { resolveAgainstDocuments, readRunOptions } from '../run/run-settings.js';
import { endsWithInput, selectStdioDocument, selectStreams } from '../run/stdio.js';
import { watchOpenFiles } from '../run/watch-open-files.js';
import { StartTuning } from '../run/start-tuning.js';
import { restrictCollections } from '../run/restrict-collections.js';
import { serveUntilStopped } from '../run/until-stopped.js';
import { reportBroken } from '../run/report-broken.js';
import { reportWarnings } from '../run/warnings.js';
import { reportProblems, paintOf, printLines, withoutErrors, type Shell } from '../shell.js';
import type { WorkerLink } from '../workers/join-workers.js';
import { planServedVersions } from '../workers/plan-served-versions.js';
import { serveWorker } from '../workers/serve-worker.js';
import { workerVariable } from '../workers/worker-variable.js';

/** Serves the documents, all or none, until it is stopped. */
export async function run(named: readonly string[], flags: RawRunOptions, shell: Shell): Promise<ExitCode> {
  const link = await joinOthers(shell);
  try {
    return await serveDocuments(named, flags, link, shell);
  } finally {
    // The connection would keep the process alive.
    link?.leave();
  }
}

async function serveDocuments(
  named: readonly string[],
  flags: RawRunOptions,
  link: WorkerLink | undefined,
  shell: Shell,
): Promise<ExitCode> {
  const begun = new Date();
  // The primary process has reported the warnings.
  const loaded = await loadConfig(flags, named, link === undefined ? shell : withoutErrors(shell));
  if (!loaded.ok) return reportMisuse(shell, loaded);
  const config = loaded.value;
  const planning = await withPlanConfig(withRunConfig(flags, config), config, shell);
  if (!planning.ok) return reportMisuse(shell, planning);
  const raw = planning.value;
  const paths = link?.texts === undefined ? choosePaths(named, config) : [...link.texts.keys()];
  if (paths.length === 0) return reportMisuse(shell, usageError(noDocument));
  const workers = readWorkers(raw, paths);
  if (!workers.ok) return reportMisuse(shell, workers);
  if (workers.value > 1 && link === undefined) {
    const { runPrimary } = await import('../workers/run-primary.js');
    return runPrimary(workers.value, raw, shell);
  }
  const read = await readRunOptions(raw, runOptionsOf(config, flags), shell, link?.peers);
  const settings = readGatewaySettings(raw, config);
  if (!settings.ok) return reportMisuse(shell, settings, read);
  if (settings.value !== undefined) {
    if (!read.ok) return reportMisuse(shell, read);
    const { runGateway } = await import('../gateway/run-gateway.js');
    const started = {
      named,
      flags,
      config,
      raw,
      options: read.value,
      log: read.value.logs?.logger('naftiko') ?? silentLog,
    };
    const reader = new ConfigReader(started, shell);
    return runGateway({ paths, raw, options: read.value, settings: settings.value, reader, since: begun, link }, shell);
  }
  const tuning = new StartTuning();
  const planOptions = {
    releasesTree: true,
    ...(raw.stdio === undefined ? {} : { stdio: raw.stdio }),
    ...(read.ok ? { replacedBaseUris: new Set(read.value.baseUris.keys()) } : {}),
  };
  const files = await planFiles(paths, raw, shell, planOptions, (count) => tuning.begin(count));
  const planned = files.ok ? given(await planServedVersions(files.value, link)) : files;
  if (!read.ok || !planned.ok)
    return reportMisuse(shell, read, await nameDocumentsPlace(planned, named, config, shell));
  const chosen = raw.stdio === undefined ? planned : selectStdioDocument(raw.stdio, planned.value);
  const fitted = resolveAgainstDocuments(read.value, planned.value);
  if (!chosen.ok || !fitted.ok) return reportMisuse(shell, chosen, fitted);
  const documents = selectExposing(chosen.value);

  const strictDiagnostics = raw.strict ? listStrictDiagnostics(documents) : [];
  if (strictDiagnostics.length > 0) {
    printDiagnostics(strictDiagnostics, shell);
    printLines(
      shell.errors,
      'Not started: --strict requires documents that match the published schema, without errors.',
    );
    return exitCode.errors;
  }
  const log = fitted.value.logs?.logger('naftiko') ?? silentLog;
  const reports = link?.leads !== false;
  if (reports) {
    reportBroken(listUnresolvedParts(fitted.value, documents), raw, log, shell);
    reportWarnings(documents, raw, log, shell);
  }
  const options: RunOptions = { ...fitted.value, stdio: selectStreams(documents, shell) };
  if (link !== undefined && options.stdio !== undefined) {
    return reportMisuse(shell, refuseInput(`"${options.stdio.namespace}" is served on`));
  }
  await routeFetch(options.proxies);
  const defects = new DefectWatch(shell);
  const running = await start(documents, options);
  if (!running.ok) return refuse(running.diagnostics, { documents, options, ending: 'Not started' }, shell);
  const found = documents.slice(0, 1).map(({ file }) => ({ file, diagnostics: running.value.diagnostics }));
  if (reports) reportWarnings(found, raw, log, shell);
  defects.protect(running.value);
  const unwatchFiles = watchOpenFiles(log);
  // Signals are handled before the announcement, because a program that reads it may send one at once.
  const watching = raw.watch ? { since: begun } : undefined;
  const reader = new ConfigReader({ named, flags, config, raw, options, log, link }, shell);
  const reloader = startReloader(running.value, reader, watching, log, link);
  const withInput = endsWithInput(documents, options);
  const tell = (count?: number): void => announce(running.value, documents, { raw, options, workers: count }, shell);
  const texts = new Map(documents.map(({ file, loaded: { text } }) => [file, text]));
  const stopped =
    link === undefined
      ? serveUntilStopped({ running: running.value, reloader, withInput, shell }, log)
      : serveWorker(link, { running: running.value, reloader, texts, announce: tell });
  if (link === undefined) tell();
  tuning.endLater();
  const endRestriction = restrictCollections();
  const code = await stopped;
  endRestriction();
  unwatchFiles();
  defects.close();
  // An open pipe would keep the process alive.
  if (options.stdio !== undefined) shell.input.destroy();
  return code;
}

/** The connection with the other workers; `undefined`: this process is not a worker. */
async function joinOthers(shell: Shell): Promise<WorkerLink | undefined> {
  if (shell.environment[workerVariable] === undefined) return undefined;
  const { joinWorkers } = await import('../workers/join-workers.js');
  return joinWorkers(shell);
}

const noDocument =
  "missing required argument 'path': name a document, or list documents under run.documents of naftiko.config.yaml.";

function reportMisuse(shell: Shell, ...read: readonly Given<unknown>[]): ExitCode {
  reportProblems(shell, ...problemsOf(...read));
  return exitCode.usage;
}

/** The documents that expose something; a directory also contains imported ones. A single document is always kept. */
function selectExposing(documents: readonly PlannedDocument[]): readonly PlannedDocument[] {
  const capabilities = documents.filter(({ loaded }) => loaded.document?.kind !== 'consumes');
  return capabilities.length > 0 ? capabilities : documents;
}

interface Announced {
  readonly raw: RawRunOptions;
  readonly options: RunOptions;
  /** `undefined`: this process alone serves. */
  readonly workers: number | undefined;
}

/** Announces the addresses, on standard error when standard output belongs to a stdio adapter. */
function announce(
  running: Running,
  documents: readonly PlannedDocument[],
  { raw: { logFormat }, options: { stdio, peers }, workers }: Announced,
  shell: Shell,
): void {
  // Measured from the start of the process, or of the primary process.
  const ms = Math.round(peers === undefined ? process.uptime() * 1_000 : Date.now() - peers.runStartedMs);
  const stream = stdio === undefined ? shell.output : shell.errors;
  if (logFormat === 'json') printLines(stream, formatReadyLine(running, ms, workers));
  else printLines(stream, ...formatBanner(running, documents, { ms, workers }, paintOf(stream, shell)));
}
