import { invalid, valid, type Checked, type Diagnostic } from '@naftiko/spec';
import type { Reloaded } from './management/control-service.js';
import { maskSecretsOf } from './logs/secret-mask.js';
import { clashesOf, refusalOf } from './deployment/refusal.js';
import { closeRuntime, openRuntime } from './deployment/open-runtime.js';
import { reportDefect } from './deployment/report-defect.js';
import type { ChangedOptions } from './deployment/reload-request.js';
import { RunningCapability } from './deployment/running-capability.js';
import { makeDependencies } from './deployment/make-dependencies.js';
import type { PlannedDocument } from './plan/planned-document.js';
import type { RunOptions } from './run-options.js';

/** The documents that `start` serves. */
export interface Running {
  readonly capabilities: readonly RunningCapability[];
  /** The warnings and notes of opening; an error prevents the start. */
  readonly diagnostics: readonly Diagnostic[];
  /** Settles when the input of the stdio adapter ends; `undefined` when there is none. */
  readonly stdioFinished: Promise<void> | undefined;
  /**
   * Reads every document again and replaces the running version; the documents are independent of each other. `changed`
   * are options that the operator has changed.
   */
  reload(changed?: ChangedOptions): Promise<readonly Reloaded[]>;
  /** Loads a version of a document that another process serves already. False: it cannot be loaded in this process. */
  load(file: string, text: string, changed?: ChangedOptions): Promise<boolean>;
  /**
   * Recovers from an uncaught exception: logs it without secrets, counts it, replaces the connections to upstreams, and
   * answers requests that might otherwise remain without an answer. For handlers of `uncaughtException` and
   * `unhandledRejection`, which only the program that owns the process can install. Returns the incident id.
   */
  reportDefect(cause: unknown): string;
  /** Stops accepting, lets requests in flight finish for `graceMs`, then closes everything. May be called twice. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Opens planned documents, all or none.
 *
 * A document with broken parts is served without them; a document without any valid part prevents the start. All
 * missing variables of all documents are reported at once.
 */
export async function start(documents: readonly PlannedDocument[], options: RunOptions): Promise<Checked<Running>> {
  const faults = documents.flatMap((document) => refusalOf(document, options));
  if (faults.length > 0) return invalid(...faults);
  const dependencies = makeDependencies(options);
  // All variables of all documents are resolved before the first socket opens.
  const runtimes = await Promise.all(documents.map((document) => openRuntime(document, options, dependencies.logs)));
  const openingDiagnostics = runtimes.flatMap(({ diagnostics }) => diagnostics);
  const ready = runtimes.flatMap((runtime) => (runtime.ok ? [runtime.value] : []));
  if (ready.length < runtimes.length) {
    await Promise.all(ready.map(closeRuntime));
    return invalid(...openingDiagnostics);
  }
  const clashes = clashesOf(documents, options).map(preferPlanned(documents));
  if (clashes.length > 0) {
    await Promise.all(ready.map(closeRuntime));
    return invalid(...clashes);
  }
  const opened: RunningCapability[] = [];
  const closeAll = async (graceMs: number): Promise<void> =>
    void (await Promise.all(opened.map((capability) => capability.close(graceMs))));
  let listening = false;
  try {
    for (const [index, document] of documents.entries()) {
      opened.push(await RunningCapability.open(document, ready[index]!, dependencies));
    }
    // Listening is last, so that ports refuse connections until everything is ready.
    const listened = await Promise.all(opened.map((capability) => capability.listen()));
    const refused = listened.flatMap(({ diagnostics }) => diagnostics);
    if (listened.some(({ ok }) => !ok)) return invalid(...refused);
    listening = true;
  } finally {
    // A document whose opening throws has already closed its own resources.
    if (!listening) await Promise.all([closeAll(0), ...ready.slice(opened.length + 1).map(closeRuntime)]);
  }
  for (const capability of opened) capability.takeOver();
  const waiting = opened.flatMap(({ stdioFinished }) => stdioFinished ?? []);
  return valid({
    capabilities: opened,
    diagnostics: openingDiagnostics,
    stdioFinished: waiting.length === 0 ? undefined : Promise.all(waiting).then(() => undefined),
    reload: (changed) => Promise.all(opened.map((capability) => capability.reload({ structural: 'apply', changed }))),
    async load(file, text, changed) {
      const capability = opened.find((one) => one.file === file);
      return capability !== undefined && (await capability.load(text, changed));
    },
    reportDefect(cause) {
      const log = dependencies.logs.logger('naftiko', (text) => maskSecretsOf(opened, text));
      const incident = reportDefect(log, {}, cause);
      for (const capability of opened) capability.recoverFrom(incident);
      return incident;
    },
    close: (graceMs = 10_000) => closeAll(graceMs),
  });
}

/**
 * Returns the diagnostic with which planning has already reported a clash, so that it is reported once; else the clash
 * itself.
 */
const preferPlanned =
  (documents: readonly PlannedDocument[]) =>
  (clash: Diagnostic): Diagnostic =>
    documents
      .flatMap(({ diagnostics }) => diagnostics)
      .find(
        ({ code, at }) =>
          code === clash.code && at.source === clash.at.source && at.start.offset === clash.at.start.offset,
      ) ?? clash;
