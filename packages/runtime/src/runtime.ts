import { randomBytes } from 'node:crypto';
import { invalid, valid, type Checked, type Diagnostic } from '@naftiko/spec';
import type { Reloaded } from './management/control-service.js';
import { LogHub } from './logs/log-hub.js';
import { clashesOf, refusalOf } from './deployment/refusal.js';
import { closeRuntime, openRuntime } from './deployment/open-runtime.js';
import { RunningCapability } from './deployment/running-capability.js';
import type { RuntimeDependencies } from './deployment/runtime-dependencies.js';
import type { PlannedDocument } from './plan/planned-document.js';
import type { RunOptions } from './run-options.js';

/** Documents, serving. */
export interface Running {
  readonly capabilities: readonly RunningCapability[];
  /** What was noticed while opening; errors would have refused the start. */
  readonly diagnostics: readonly Diagnostic[];
  /** Settles when a stdio adapter's input ends; `undefined` when there is none. */
  readonly stdioFinished: Promise<void> | undefined;
  /** Reads every document again and puts it in the place of the running one; each for itself. */
  reload(): Promise<readonly Reloaded[]>;
  /** Stops accepting, lets calls in flight finish for `graceMs`, then closes everything. May be called twice. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Opens planned documents: everything or nothing.
 *
 * A document with broken parts starts with the sound ones; one that has nothing to serve refuses. Every missing
 * variable of every document is reported at once.
 */
export async function start(documents: readonly PlannedDocument[], options: RunOptions): Promise<Checked<Running>> {
  const faults = documents.flatMap((document) => refusalOf(document, options));
  if (faults.length > 0) return invalid(...faults);
  const dependencies = dependenciesOf(options);
  // First whatever may be missing, for all documents; only then the first socket.
  const runtimes = await Promise.all(documents.map((document) => openRuntime(document, options, dependencies.logs)));
  const noticed = runtimes.flatMap(({ diagnostics }) => diagnostics);
  const ready = runtimes.flatMap((runtime) => (runtime.ok ? [runtime.value] : []));
  if (ready.length < runtimes.length) {
    await Promise.all(ready.map(closeRuntime));
    return invalid(...noticed);
  }
  const clashes = clashesOf(documents, options).map(knownAs(documents));
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
    // Last of all: before everything is ready, a port refuses connections.
    const listened = await Promise.all(opened.map((capability) => capability.listen()));
    const refused = listened.flatMap(({ diagnostics }) => diagnostics);
    if (listened.some(({ ok }) => !ok)) return invalid(...refused);
    listening = true;
  } finally {
    // A document whose opening threw has closed itself.
    if (!listening) await Promise.all([closeAll(0), ...ready.slice(opened.length + 1).map(closeRuntime)]);
  }
  for (const capability of opened) capability.takeOver();
  const waiting = opened.flatMap(({ stdioFinished }) => stdioFinished ?? []);
  return valid({
    capabilities: opened,
    diagnostics: noticed,
    stdioFinished: waiting.length === 0 ? undefined : Promise.all(waiting).then(() => undefined),
    reload: () => Promise.all(opened.map((capability) => capability.reload({ structural: 'apply' }))),
    close: (graceMs = 10_000) => closeAll(graceMs),
  });
}

/** A clash inside one document was noticed when it was planned; it is the same finding. */
const knownAs =
  (documents: readonly PlannedDocument[]) =>
  (clash: Diagnostic): Diagnostic =>
    documents
      .flatMap(({ diagnostics }) => diagnostics)
      .find(
        ({ code, at }) =>
          code === clash.code && at.source === clash.at.source && at.start.offset === clash.at.start.offset,
      ) ?? clash;

function dependenciesOf(options: RunOptions): RuntimeDependencies {
  const logs = options.logs ?? new LogHub({ level: 'INFO', write: () => undefined, now: () => new Date() });
  // Unique without asking for randomness at every request: a prefix of this process, and a count.
  const prefix = randomBytes(5).toString('hex');
  let count = 0;
  const newRequestId = (): string => {
    count += 1;
    return `${prefix}-${count.toString(36)}`;
  };
  return { options, logs, newRequestId };
}
