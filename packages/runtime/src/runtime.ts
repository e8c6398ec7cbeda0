import { diagnose, faulty, isError, sound, type Checked, type Diagnostic } from '@naftiko/spec';
import { closeWorld, openCapability, openWorld, type OpenCapability } from './deployment.js';
import { isServable, type PlannedDocument } from './plan-document.js';
import type { RunOptions } from './run-options.js';

/** Documents, serving. */
export interface Running {
  readonly capabilities: readonly OpenCapability[];
  /** What was noticed while opening; errors would have refused the start. */
  readonly diagnostics: readonly Diagnostic[];
  /** Settles when a stdio adapter's input ends; `undefined` when there is none. */
  readonly stdioFinished: Promise<void> | undefined;
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
  if (faults.length > 0) return faulty(...faults);
  // First whatever may be missing, for all documents; only then the first socket.
  const worlds = await Promise.all(documents.map((document) => openWorld(document, options)));
  const noticed = worlds.flatMap(({ diagnostics }) => diagnostics);
  const ready = worlds.flatMap((world) => (world.ok ? [world.value] : []));
  if (ready.length < worlds.length) {
    await Promise.all(ready.map(closeWorld));
    return faulty(...noticed);
  }
  const opened: OpenCapability[] = [];
  const closeAll = async (graceMs: number): Promise<void> =>
    void (await Promise.all(opened.map((capability) => capability.close(graceMs))));
  try {
    for (const [index, document] of documents.entries()) {
      const capability = await openCapability(document, ready[index]!, options);
      if (!capability.ok) return faulty(...capability.diagnostics);
      opened.push(capability.value);
    }
  } finally {
    // The document that failed, or whose opening threw, has closed itself.
    if (opened.length < documents.length) {
      await Promise.all([closeAll(0), ...ready.slice(opened.length + 1).map(closeWorld)]);
    }
  }
  const waiting = opened.flatMap(({ stdioFinished }) => stdioFinished ?? []);
  return sound({
    capabilities: opened,
    diagnostics: noticed,
    stdioFinished: waiting.length === 0 ? undefined : Promise.all(waiting).then(() => undefined),
    close: (graceMs = 10_000) => closeAll(graceMs),
  });
}

/** Why a document cannot be started at all: it says so itself, or nothing of it is left to serve. */
function refusalOf(planned: PlannedDocument, options: RunOptions): readonly Diagnostic[] {
  const document = planned.loaded.document;
  if (document === undefined || planned.capability === undefined) return planned.diagnostics.filter(isError);
  if (document.exposes.length === 0) {
    const already = planned.diagnostics.filter(isError);
    return already.some(({ code }) => code === 'no-exposes')
      ? already
      : [...already, diagnose('no-exposes', document.at, {})];
  }
  const fatal = planned.diagnostics.filter(
    ({ code }) =>
      (fatalCodes.has(code) && !(code === 'port-clash' && isMoved(planned, options))) ||
      (document.conformant && fatalWhenConformant.has(code)),
  );
  if (fatal.length > 0) return fatal;
  if (isServable(planned)) return [];
  return [...planned.diagnostics.filter(isError), diagnose('nothing-to-serve', document.at, {})];
}

/** Whether the operator's ports part what clashes in the document. */
function isMoved({ mounts }: PlannedDocument, { ports }: RunOptions): boolean {
  const fixed = mounts
    .flatMap(({ plan }) => (plan.kind === 'http' ? [ports.get(plan.namespace) ?? plan.port] : []))
    .filter((port) => port !== 0);
  return new Set(fixed).size === fixed.length;
}

/** Faults of the whole document, not of one unit. */
const fatalCodes: ReadonlySet<string> = new Set([
  'aggregate-function-duplicate',
  'ref-unresolved',
  'bind-duplicate',
  'bind-empty',
  'server-secret-missing',
]);

/** Faults that cost a published document one unit; one that keeps to the specification is not loaded with them. */
const fatalWhenConformant: ReadonlySet<string> = new Set([
  'import-unresolvable',
  // Source: specification 04, b.2.
  'skill-duplicate',
  'skill-tool-duplicate',
  'skill-tool-ambiguous',
  'skill-tool-unresolved',
  'skill-instruction-homeless',
  'skill-instruction-unsafe',
]);
