import { isError } from '@naftiko/spec';
import { openRuntime } from '../deployment/open-runtime.js';
import { RunningCapability } from '../deployment/running-capability.js';
import type { RuntimeDependencies } from '../deployment/runtime-dependencies.js';
import { loopbackAddress } from '../run-options.js';
import { BranchListener } from './branch-listener.js';
import type { CapabilityEntry } from './capability-entry.js';
import type { DocumentSource } from './capability-names.js';
import type { DocumentPlanner, PlannedEntry } from './document-planner.js';
import { listMissingValues } from './missing-values.js';
import type { PlanThreads } from './plan-threads.js';
import { assignPlaces, prepareFindPlace, type FindPlace } from './places.js';

/**
 * `unplanned`: found, not read yet; `planned`: can be opened; `open`: serving; `idle`: closed again after a time without
 * a call; `waiting`: values are missing; `quarantined`: it has errors.
 */
export type CapabilityState = 'unplanned' | 'planned' | 'open' | 'idle' | 'waiting' | 'quarantined';

/** A capability that serves. */
export interface OpenCapability {
  readonly running: RunningCapability;
  readonly branches: ReadonlyMap<string, BranchListener>;
  readonly findPlace: FindPlace;
}

/** Why a capability serves nothing now. */
export interface CapabilityRefusal {
  readonly state: 'waiting' | 'quarantined';
  readonly reasons: readonly string[];
}

/** A capability in use; `release` has to be called once the use has ended. */
export type Use =
  | { readonly ok: true; readonly open: OpenCapability; release(): void }
  | { readonly ok: false; readonly refusal: CapabilityRefusal };

/** What the capabilities of a gateway share. */
export interface Hosting {
  /** Replaced when the environment has changed. */
  dependencies: RuntimeDependencies;
  readonly gatewayPort: () => number;
  /** Replaced when the operator's rules have changed. */
  planner: DocumentPlanner;
  /** Receives the entry whenever the document has been planned. */
  noteEntry(name: string, entry: CapabilityEntry): void;
}

/** How often a capability that waits for values is opened again. */
const retryMs = 2_000;
/** How long replaced versions may finish their requests. */
const graceMs = 10_000;

/** One document behind a gateway, from its file to its closing. */
export class HostedCapability {
  readonly name: string;
  readonly source: DocumentSource;
  readonly #hosting: Hosting;
  #entry: CapabilityEntry | undefined;
  #planning: Promise<CapabilityEntry> | undefined;
  #open: OpenCapability | undefined;
  #opening: Promise<OpenCapability | CapabilityRefusal> | undefined;
  #refusal: { readonly refusal: CapabilityRefusal; readonly atMs: number } | undefined;
  #wasOpen = false;
  #isClosed = false;
  #users = 0;
  #lastUseMs = 0;

  constructor(name: string, source: DocumentSource, hosting: Hosting) {
    this.name = name;
    this.source = source;
    this.#hosting = hosting;
  }

  get state(): CapabilityState {
    if (this.#entry === undefined) return 'unplanned';
    if (this.#open !== undefined) return 'open';
    if (this.#entry.refused.length > 0) return 'quarantined';
    if (this.#refusal !== undefined) return this.#refusal.refusal.state;
    if (this.#missing.length > 0) return 'waiting';
    return this.#wasOpen ? 'idle' : 'planned';
  }

  /** `undefined`: not planned yet. */
  get entry(): CapabilityEntry | undefined {
    return this.#entry;
  }

  get running(): RunningCapability | undefined {
    return this.#open?.running;
  }

  /** Why it is refused; empty while it can be used. */
  get reasons(): readonly string[] {
    return this.#refusal?.refusal.reasons ?? this.#listReasons();
  }

  /** Takes over the entry of an earlier start; whether there is one. Never throws. */
  async recall(): Promise<boolean> {
    const { planner } = this.#hosting;
    const entry = await planner.recall(this.source);
    if (this.#planning !== undefined) {
      // A call is planning it. Its tools are not known before that has ended.
      await this.#planning;
      return true;
    }
    if (entry === undefined || planner !== this.#hosting.planner) return false;
    this.#note(entry);
    this.#planning = Promise.resolve(entry);
    return true;
  }

  /** Plans the document, once until it changes. Never throws. */
  plan(threads?: PlanThreads): Promise<CapabilityEntry> {
    this.#planning ??= threads === undefined ? this.#planNow().then(({ entry }) => entry) : this.#planIn(threads);
    return this.#planning;
  }

  /** Forgets what was planned while it does not serve; whether it can be planned again. */
  forget(): boolean {
    if (this.#open !== undefined || this.#opening !== undefined) return false;
    [this.#entry, this.#planning, this.#refusal] = [undefined, undefined, undefined];
    return true;
  }

  /** Opens it at its first use. */
  async use(): Promise<Use> {
    const open = this.#open ?? (await this.#openOnce());
    if ('reasons' in open) return { ok: false, refusal: open };
    this.#users += 1;
    return { ok: true, open, release: () => this.#release() };
  }

  /** Closes it when it was not used since a time. */
  async closeIdle(sinceMs: number): Promise<void> {
    if (this.#open === undefined || this.#users > 0 || this.#lastUseMs > sinceMs) return;
    await this.#closeOpen(graceMs);
  }

  /** Reads the document again. One that serves is replaced without interruption, or closed when it has errors now. */
  async reload(): Promise<void> {
    this.#refusal = undefined;
    const planning = this.#planNow();
    this.#planning = planning.then(({ entry }) => entry);
    const { entry, text } = await planning;
    // It may be opening by the text and the rules of before.
    await this.#opening?.catch(() => undefined);
    if (this.#open === undefined) return;
    const { dependencies, planner } = this.#hosting;
    // The operator may have other rules now, or none.
    const plan = { allows: () => true, permits: () => undefined, ...planner.selectionOf(this.name) };
    const changed = { run: dependencies.options, plan };
    const reloaded =
      entry.refused.length > 0 ? undefined : await this.#open.running.reload({ text, structural: 'apply', changed });
    if (reloaded?.status === 'applied' || reloaded?.status === 'unchanged') {
      this.#open = this.#describe(this.#open.running, this.#open.branches);
      return;
    }
    await this.#closeOpen(graceMs);
  }

  async close(timeoutMs: number): Promise<void> {
    this.#isClosed = true;
    await this.#opening;
    await this.#closeOpen(timeoutMs);
  }

  #release(): void {
    this.#users -= 1;
    this.#lastUseMs = performance.now();
  }

  /** What an operator has to set before it can be opened. */
  get #missing(): readonly string[] {
    if (this.#entry === undefined || this.#entry.refused.length > 0) return [];
    return listMissingValues(this.#entry.variables, this.#hosting.dependencies.options);
  }

  #listReasons(): readonly string[] {
    if (this.#entry === undefined) return [];
    const { refused } = this.#entry;
    if (refused.length > 0) return refused.map(({ at, message }) => `${at}: ${message}`);
    const missing = this.#missing;
    return missing.length > 0 ? [`Set ${missing.join(' and ')}.`] : [];
  }

  #note(entry: CapabilityEntry): void {
    this.#entry = entry;
    if (!this.#isClosed) this.#hosting.noteEntry(this.name, entry);
  }

  async #planNow(): Promise<PlannedEntry> {
    const { planner } = this.#hosting;
    const planned = await planner.plan(this.source, this.name);
    // Other rules apply by now.
    if (planner !== this.#hosting.planner) return this.#planNow();
    this.#note(planned.entry);
    return planned;
  }

  async #planIn(threads: PlanThreads): Promise<CapabilityEntry> {
    const { planner } = this.#hosting;
    const entry = await planner.planIn(threads, this.source, this.name);
    if (planner !== this.#hosting.planner) return (await this.#planNow()).entry;
    // A call may have planned it on this thread, of a newer text.
    if (this.#entry !== undefined) return this.#entry;
    this.#note(entry);
    return entry;
  }

  async #openOnce(): Promise<OpenCapability | CapabilityRefusal> {
    if (this.#refusal !== undefined && performance.now() - this.#refusal.atMs < retryMs) return this.#refusal.refusal;
    this.#opening ??= this.#openNow().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #openNow(): Promise<OpenCapability | CapabilityRefusal> {
    if (this.#isClosed) return { state: 'waiting', reasons: ['The gateway closes it.'] };
    const planning = this.#planNow();
    this.#planning = planning.then(({ entry }) => entry);
    const { planned, entry } = await planning;
    if (planned === undefined || entry.refused.length > 0) return this.#refuse('quarantined', this.#listReasons());
    const { options, logs } = this.#hosting.dependencies;
    const runtime = await openRuntime(planned, options, logs);
    if (!runtime.ok) {
      const problems = runtime.diagnostics.filter(isError).map(({ message }) => message);
      return this.#refuse('waiting', this.#missing.length > 0 ? this.#listReasons() : problems);
    }
    const branches = new Map<string, BranchListener>();
    const running = await RunningCapability.open(planned, runtime.value, this.#makeDependencies(branches));
    await running.listen();
    running.takeOver();
    this.#refusal = undefined;
    this.#wasOpen = true;
    this.#lastUseMs = performance.now();
    this.#open = this.#describe(running, branches);
    return this.#open;
  }

  /** Each adapter listens on a branch of the gateway's socket. */
  #makeDependencies(branches: Map<string, BranchListener>): RuntimeDependencies {
    const { dependencies, gatewayPort } = this.#hosting;
    return {
      ...dependencies,
      openSocket: ({ namespace }, { host = loopbackAddress }) => {
        const listener = new BranchListener(gatewayPort);
        branches.set(namespace, listener);
        return Promise.resolve({ ok: true, socket: { key: `free ${namespace}`, address: host, listener } });
      },
    };
  }

  #describe(running: RunningCapability, branches: ReadonlyMap<string, BranchListener>): OpenCapability {
    const mounts = this.#entry?.mounts ?? [];
    return { running, branches, findPlace: prepareFindPlace(assignPlaces(mounts), mounts) };
  }

  #refuse(state: CapabilityRefusal['state'], reasons: readonly string[]): CapabilityRefusal {
    const refusal = { state, reasons };
    this.#refusal = { refusal, atMs: performance.now() };
    return refusal;
  }

  async #closeOpen(timeoutMs: number): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.running.close(timeoutMs);
  }
}
