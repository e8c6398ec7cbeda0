import { invalid, valid, type Checked, type Diagnostic } from '@naftiko/spec';
import type { Reloaded } from './management/control-service.js';
import { hideSecrets } from './logs/hide-secrets.js';
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
  /** Diagnostics of opening, without errors, which refuse the start. */
  readonly diagnostics: readonly Diagnostic[];
  /** Settles when a stdio adapter's input ends; `undefined` when there is none. */
  readonly stdioFinished: Promise<void> | undefined;
  /** Reads every document again and replaces the running one, each independently; with the changed options, if any. */
  reload(changed?: ChangedOptions): Promise<readonly Reloaded[]>;
  /**
   * Recovers from an exception that nothing caught: logs it without secrets, counts it, replaces the connections to
   * upstreams, and answers the requests that may never be answered otherwise. For handlers of `uncaughtException` and
   * `unhandledRejection`, which only an owner of the process can install. Returns the incident id.
   */
  reportDefect(cause: unknown): string;
  /** Stops accepting, lets requests in flight finish for `graceMs`, then closes everything. May be called twice. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Opens planned documents, all or none.
 *
 * A document with broken parts starts with its valid parts; one without any refuses the start. Every missing variable of
 * every document is reported at once.
 */
export async function start(documents: readonly PlannedDocument[], options: RunOptions): Promise<Checked<Running>> {
  const faults = documents.flatMap((document) => refusalOf(document, options));
  if (faults.length > 0) return invalid(...faults);
  const dependencies = makeDependencies(options);
  // All variables of all documents are resolved before the first socket opens.
  const runtimes = await Promise.all(documents.map((document) => openRuntime(document, options, dependencies.logs)));
  const noticed = runtimes.flatMap(({ diagnostics }) => diagnostics);
  const ready = runtimes.flatMap((runtime) => (runtime.ok ? [runtime.value] : []));
  if (ready.length < runtimes.length) {
    await Promise.all(ready.map(closeRuntime));
    return invalid(...noticed);
  }
  const clashes = clashesOf(documents, options).map(isKnownClash(documents));
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
    // When opening a document throws, it has closed what it opened.
    if (!listening) await Promise.all([closeAll(0), ...ready.slice(opened.length + 1).map(closeRuntime)]);
  }
  for (const capability of opened) capability.takeOver();
  const waiting = opened.flatMap(({ stdioFinished }) => stdioFinished ?? []);
  return valid({
    capabilities: opened,
    diagnostics: noticed,
    stdioFinished: waiting.length === 0 ? undefined : Promise.all(waiting).then(() => undefined),
    reload: (changed) => Promise.all(opened.map((capability) => capability.reload({ structural: 'apply', changed }))),
    reportDefect(cause) {
      const hide = (text: string): string =>
        opened.reduce((shown, { variables }) => hideSecrets(variables)?.(shown) ?? shown, text);
      const incident = reportDefect(dependencies.logs.logger('naftiko', hide), {}, cause);
      for (const capability of opened) capability.recoverFrom(incident);
      return incident;
    },
    close: (graceMs = 10_000) => closeAll(graceMs),
  });
}

/** Whether a clash inside one document is already reported by its plan. */
const isKnownClash =
  (documents: readonly PlannedDocument[]) =>
  (clash: Diagnostic): Diagnostic =>
    documents
      .flatMap(({ diagnostics }) => diagnostics)
      .find(
        ({ code, at }) =>
          code === clash.code && at.source === clash.at.source && at.start.offset === clash.at.start.offset,
      ) ?? clash;
