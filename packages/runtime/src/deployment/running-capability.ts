import { mapChecked, type Checked } from '@naftiko/spec';
import type { RuntimeContext } from '@naftiko/engine';
import type { Log } from '../logs/log.js';
import { compareConfigs } from '../management/config.js';
import type { Change, ControlService, Examination, Reloaded } from '../management/control-service.js';
import { openControlService } from '../management/open-control-service.js';
import { readDocument } from '../source/read-document.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import { filesOf } from '../reload/files-of.js';
import type { OfferedTools } from '../mount/offered-tools.js';
import { keepGovernance } from '../scripts/keep-governance.js';
import { answerPeers, type PeerAccess } from '../workers/answer-peers.js';
import { reloadEverywhere } from '../workers/reload-everywhere.js';
import { Generation, type GenerationDependencies } from './generation.js';
import { examineInThread } from './examine-in-thread.js';
import { checkReload, predecessorOf, refuseErrors } from './check-reload.js';
import { refreshOptions } from './refresh-options.js';
import type { ChangedOptions, ReloadRequest } from './reload-request.js';
import { reportReload } from './report-reload.js';
import { restore } from './restore.js';
import { RetiredGenerations } from './retired-generations.js';
import { describeEndpoint, findTools, type OpenExpose } from './open-expose.js';
import { OpenedTelemetry } from './opened-telemetry.js';
import { closeRuntime, haveSameValues, waitForOpening, openResolved } from './open-runtime.js';
import type { RuntimeDependencies } from './runtime-dependencies.js';

/** A new version of a running document. */
interface Successor {
  readonly planned: PlannedDocument;
  readonly runtime: RuntimeContext;
  readonly dependencies: RuntimeDependencies;
}

/** One running document across its reloads. */
export class RunningCapability {
  readonly file: string;
  readonly control: ControlService;
  #dependencies: RuntimeDependencies;
  readonly #log: Log;
  /** Never `undefined` once `open` has returned. */
  #generation: Generation | undefined;
  #telemetry: OpenedTelemetry;
  #startedAt = new Date();
  /** The files of the document as last read from its file, even when the reload was refused. */
  #lastFiles: readonly string[] = [];
  /** Settles when the reload in progress ends. */
  #underway: Promise<void> | undefined;
  #isClosing = false;
  #leavePeers = (): void => undefined;
  readonly #peerAccess: PeerAccess = {
    file: () => this.file,
    telemetry: () => this.#telemetry.telemetry,
    scripts: () => this.#now.runtime.scripts,
  };
  #closed: Promise<void> | undefined;
  readonly #retired: RetiredGenerations;

  private constructor(planned: PlannedDocument, dependencies: RuntimeDependencies, telemetry: OpenedTelemetry) {
    this.file = planned.file;
    this.#dependencies = dependencies;
    this.#telemetry = telemetry;
    this.#log = dependencies.logs.logger('naftiko');
    this.#retired = new RetiredGenerations(this.#log);
    this.control = openControlService({
      version: dependencies.options.version,
      logs: dependencies.logControl,
      file: planned.file,
      peers: dependencies.options.peers,
      generation: () => this.#now,
      telemetry: () => this.#telemetry.telemetry,
      startedAt: () => this.#startedAt,
      isClosing: () => this.#isClosing,
      validate: (text) => this.#examine(text),
      reload: (text) => this.reload({ text, structural: 'refuse' }),
    });
  }

  /** Opens a planned document, all or nothing, without sockets. The capability then owns the runtime context. */
  static async open(
    planned: PlannedDocument,
    runtime: RuntimeContext,
    dependencies: RuntimeDependencies,
  ): Promise<RunningCapability> {
    const telemetry = await waitForOpening(runtime, OpenedTelemetry.open(planned, runtime.variables, dependencies));
    const capability = new RunningCapability(planned, dependencies, telemetry);
    try {
      capability.#generation = await Generation.open(
        planned,
        runtime,
        capability.#makeGenerationDependencies(telemetry),
      );
      capability.#leavePeers = answerPeers(capability.#peerAccess, dependencies.options.peers);
      return capability;
    } finally {
      if (capability.#generation === undefined) await telemetry.close();
    }
  }

  /** Opens its sockets, all or none. It serves after `takeOver`. */
  async listen(): Promise<Checked<void>> {
    return mapChecked(await this.#now.listen(), () => undefined);
  }

  takeOver(): void {
    this.#now.takeOver();
    this.#telemetry.serve();
  }

  get label(): string | undefined {
    return this.planned.capability?.document.info.label;
  }

  get planned(): PlannedDocument {
    return this.#now.planned;
  }

  /** The adapters that are served at present. */
  get exposes(): readonly OpenExpose[] {
    return this.#now.endpoints.map((endpoint) => describeEndpoint(endpoint, this.#now.findPagePath(endpoint)));
  }

  /** The files on which the running version and the version that was read last depend, for `--watch`. */
  get files(): readonly string[] {
    const { workingDirectory } = this.#dependencies.options;
    return [...new Set([...filesOf(this.planned, workingDirectory), ...this.#lastFiles])];
  }

  /** Settles when its stdio input ends; `undefined` when it has none. */
  get stdioFinished(): Promise<void> | undefined {
    return this.#now.endpoints.flatMap((endpoint) => (endpoint.kind === 'stdio' ? [endpoint.open.finished] : []))[0];
  }

  /**
   * Replaces the running document: opens a second generation beside the first, then replaces the handlers. A failure
   * leaves the first generation unchanged. Requests in flight are finished by the generation that received them.
   */
  async reload(request: ReloadRequest): Promise<Reloaded> {
    while (this.#underway !== undefined && request.structural === 'apply') await this.#underway;
    if (this.#underway !== undefined || this.#isClosing) return { status: 'busy' };
    const known = new Set(this.exposes.map(({ url }) => url));
    const reloading = this.#reloadEverywhere(request);
    this.#underway = reloading.then(
      () => undefined,
      () => undefined,
    );
    try {
      const reloaded = await reloading;
      const opened = this.exposes.filter(({ url }) => !known.has(url));
      const isKnown = request.isExamined && reloaded.status === 'applied';
      if (!isKnown) reportReload(this.#log, this.file, reloaded, opened);
      return reloaded;
    } finally {
      this.#underway = undefined;
    }
  }

  /** Loads a version that another process serves already. False: it cannot be loaded here. */
  async load(text: string, changed?: ChangedOptions): Promise<boolean> {
    return (await this.reload({ text, structural: 'apply', changed, isExamined: true })).status === 'applied';
  }

  /** The tools of an MCP adapter; `undefined`: it offers none. */
  readonly toolsOf = (namespace: string): OfferedTools | undefined => findTools(this.#now.endpoints, namespace);

  /** The variables of the running version, some of which are secrets. */
  get variables(): ReadonlyMap<string, string> {
    return this.#now.runtime.variables;
  }

  recoverFrom(incident: string): void {
    restore(this.#now, this.#telemetry.telemetry, incident, this.#dependencies.options);
  }

  /** Stops accepting, lets requests in flight finish, closes everything. A second call may shorten the wait. */
  async close(timeoutMs: number): Promise<void> {
    this.#isClosing = true;
    this.#leavePeers();
    // A generation that is about to take over would otherwise be left open.
    await this.#underway;
    this.#now.retire();
    const drained = Promise.all(this.#now.sockets.map(({ listener }) => listener.close(timeoutMs)));
    this.#closed ??= drained.then(async () => {
      await Promise.all([this.#now.close(timeoutMs), this.#retired.finished()]);
      await this.#telemetry.close();
    });
    await Promise.all([drained, this.#closed]);
  }

  get #now(): Generation {
    return this.#generation!;
  }

  #makeGenerationDependencies(
    { telemetry }: OpenedTelemetry,
    dependencies = this.#dependencies,
  ): GenerationDependencies {
    return { ...dependencies, telemetry, control: this.control };
  }

  async #examine(text: string): Promise<Examination> {
    const { planned } = this.#now;
    const options = await refreshOptions(this.#dependencies.options);
    const inThread = await examineInThread(planned, text, options, { resolvesValues: true });
    if (inThread !== undefined) return inThread;
    return (await checkReload(await planned.replan(text), predecessorOf(planned), options)).examination;
  }

  #reloadEverywhere(request: ReloadRequest): Promise<Reloaded> {
    const { peers } = this.#dependencies.options;
    if (peers === undefined || request.isExamined === true) return this.#reload(request);
    const own = { file: this.file, reload: () => this.#reload(request), text: () => this.planned.loaded.text };
    return reloadEverywhere(own, request.structural === 'apply' ? 'operator' : 'caller', peers);
  }

  async #reload({ text, structural, changed, isExamined = false }: ReloadRequest): Promise<Reloaded> {
    const before = this.#now;
    const options = await refreshOptions(changed?.run ?? this.#dependencies.options);
    const read = text ?? (await readDocument(this.file, options.workingDirectory));
    if (typeof read === 'object') return { status: 'refused', reason: read.unreadable, errors: [] };
    // The examination in another thread first: a document that is refused then costs no time on this thread.
    const inThread = isExamined
      ? undefined
      : await examineInThread(before.planned, read, options, { resolvesValues: false, plan: changed?.plan });
    if (inThread?.valid === false) {
      if (text === undefined) this.#lastFiles = inThread.files;
      return refuseErrors(inThread);
    }
    const planned = await before.planned.replan(read, changed?.plan);
    if (text === undefined) this.#lastFiles = filesOf(planned, options.workingDirectory);
    const { examination, resolved } = await checkReload(planned, predecessorOf(before.planned), options);
    if (!examination.valid) return refuseErrors(examination);
    const isMoved = examination.structuralChanges.length > 0;
    if (isMoved && structural === 'refuse') {
      return { status: 'structural', changes: examination.structuralChanges };
    }
    const runtime = await openResolved(planned, options, { logs: this.#dependencies.logs, resolved });
    if (!runtime.ok) return { status: 'refused', reason: 'It cannot be opened.', errors: runtime.diagnostics };
    const changes = compareConfigs(
      { planned: before.planned, variables: before.runtime.variables },
      { planned, variables: runtime.value.variables },
    );
    const isSame = changes.length === 0 && haveSameValues(before.runtime, runtime.value);
    if (isSame && structural === 'refuse') {
      await closeRuntime(runtime.value);
      return { status: 'unchanged' };
    }
    return this.#replace(
      { planned, runtime: runtime.value, dependencies: { ...this.#dependencies, options } },
      changes,
    );
  }

  async #replace(successor: Successor, changes: readonly Change[]): Promise<Reloaded> {
    const { planned, runtime, dependencies } = successor;
    const [before, oldTelemetry] = [this.#now, this.#telemetry];
    const telemetry = await waitForOpening(runtime, oldTelemetry.reopenFor(planned, runtime.variables, dependencies));
    const next = await this.#openNext(successor, telemetry);
    if (!next.ok) return { status: 'refused', reason: 'It cannot be opened.', errors: next.diagnostics };
    this.#dependencies = dependencies;
    this.#generation = next.value;
    this.#telemetry = telemetry;
    this.#startedAt = new Date();
    next.value.takeOver();
    telemetry.serve();
    before.retire();
    this.#retired.finish(before, next.value, telemetry === oldTelemetry ? undefined : oldTelemetry);
    return { status: 'applied', changes };
  }

  /** Opens a generation with its sockets, all or nothing; telemetry in use stays open. */
  async #openNext(
    { planned, runtime, dependencies }: Successor,
    telemetry: OpenedTelemetry,
  ): Promise<Checked<Generation>> {
    const before = this.#now;
    let opened: Generation | undefined;
    let next: Checked<Generation> | undefined;
    try {
      keepGovernance(before, { planned, runtime });
      opened = await Generation.open(
        planned,
        runtime,
        this.#makeGenerationDependencies(telemetry, dependencies),
        before,
      );
      next = await opened.listen();
      return next;
    } finally {
      if (next?.ok !== true) {
        await opened?.close(0);
        if (telemetry !== this.#telemetry) await telemetry.close();
      }
    }
  }
}
