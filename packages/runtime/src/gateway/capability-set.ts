import { setImmediate } from 'node:timers/promises';
import type { JsonObject } from '@naftiko/spec';
import type { RuntimeDependencies } from '../deployment/runtime-dependencies.js';
import type { OfferedAnswer, OfferedCall } from '../mount/offered-tools.js';
import { nameCapabilities, type DocumentSource } from './capability-names.js';
import {
  countStates,
  describeCapability,
  describeUnnamed,
  type CapabilityStatus,
  type StateCounts,
  type UnnamedDocument,
} from './describe-gateway.js';
import { DocumentPlanner, type PlanningOptions } from './document-planner.js';
import { HostedCapability, type Hosting } from './hosted-capability.js';
import { restrictCatalog, ToolCatalog, type CatalogTool, type ReadableCatalog } from './tool-catalog.js';
import type { RunOptions } from '../run-options.js';
import { callerRulesOf, prepareToolExists, type ToolPolicy } from './tool-rules.js';

/** What the documents of a gateway are and how they are planned. */
export interface SetOptions extends PlanningOptions {
  /** `undefined`: `update` lists them later, and requests wait for that. */
  readonly sources: readonly DocumentSource[] | undefined;
  /** Names that replace those of paths, by path. */
  readonly names: ReadonlyMap<string, string>;
}

/** How long replaced and removed documents may finish their requests. */
const graceMs = 10_000;

/** The documents behind a gateway, each with its state. None of them can keep the others from being served. */
export class CapabilitySet {
  readonly catalog: ToolCatalog;
  #policy: ToolPolicy;
  readonly #hosting: Hosting;
  #names: ReadonlyMap<string, string>;
  #byName: ReadonlyMap<string, HostedCapability> = new Map();
  #unnamed: readonly UnnamedDocument[] = [];
  #sources: readonly DocumentSource[] = [];
  #isListed = false;
  #noteListed: () => void = () => undefined;
  /** Settles when the documents are listed for the first time. */
  readonly listed = new Promise<void>((resolve) => (this.#noteListed = resolve));
  #planning: Promise<void> = this.listed.then(() => this.#planning);
  #isRetired = false;
  /** Whether what is planned next is cached at once. Later changes are cached when the set closes. */
  #cachesAtOnce = true;

  constructor(options: SetOptions, dependencies: RuntimeDependencies, gatewayPort: Hosting['gatewayPort']) {
    this.catalog = new ToolCatalog();
    this.#policy = options.policy;
    this.#names = options.names;
    this.#hosting = {
      dependencies,
      gatewayPort,
      planner: new DocumentPlanner(options, dependencies.options),
      noteEntry: (name, entry) => this.catalog.set(name, entry.refused.length > 0 ? undefined : entry),
    };
    if (options.sources !== undefined) void this.update(options.sources, new Set());
  }

  /** Whether the documents are known. */
  get isListed(): boolean {
    return this.#isListed;
  }

  get policy(): ToolPolicy {
    return this.#policy;
  }

  /** The tools that exist for a caller, whose names are those of `callerNamesOf`. */
  catalogFor(callers: readonly string[]): ReadableCatalog {
    if (callerRulesOf(this.#policy).length === 0) return this.catalog;
    const exists = prepareToolExists(this.#policy, callers);
    return restrictCatalog(this.catalog, ({ capability, namespace, tool }) => exists(capability, namespace, tool));
  }

  get(name: string): HostedCapability | undefined {
    const found = this.#byName.get(name);
    return found?.entry?.isImported === true ? undefined : found;
  }

  /** Without documents that others import. */
  all(): readonly HostedCapability[] {
    return [...this.#byName.values()].filter(({ entry }) => entry?.isImported !== true);
  }

  /** Every document with its state, those without a name last. */
  describe(): readonly CapabilityStatus[] {
    return [...this.all().map(describeCapability), ...this.#unnamed.map(describeUnnamed)];
  }

  count(): StateCounts {
    return countStates([...this.all(), ...this.#unnamed.map(describeUnnamed)]);
  }

  /** Settles when every document has been planned. */
  planned(): Promise<void> {
    return this.#planning;
  }

  /** The files that documents depend on besides themselves. */
  reads(): readonly string[] {
    return [...this.#byName.values()].flatMap(({ entry }) => entry?.reads ?? []);
  }

  /**
   * Serves these documents from now on: closes those that are gone, plans new ones, and reloads those whose files have
   * changed. Documents keep the names under which they are served. With another environment, those that wait for values
   * are planned again. Settles when all of them have been planned.
   */
  async update(
    sources: readonly DocumentSource[],
    changed: ReadonlySet<string>,
    environment?: RunOptions['environment'],
    hasOtherRules = false,
  ): Promise<void> {
    if (environment !== undefined) {
      const { dependencies } = this.#hosting;
      this.#hosting.dependencies = { ...dependencies, options: { ...dependencies.options, environment } };
    }
    this.#sources = sources;
    const named = nameCapabilities(sources, this.#names, this.#byName);
    const before = this.#byName;
    const now = new Map<string, HostedCapability>();
    for (const one of named) {
      if (!one.ok) continue;
      const known = before.get(one.name);
      const isKept = known?.source.file === one.source.file;
      now.set(one.name, isKept ? known : new HostedCapability(one.name, one.source, this.#hosting));
    }
    this.#byName = now;
    this.#unnamed = named.flatMap((one) =>
      one.ok ? [] : [{ file: one.source.file, name: one.name, problem: one.problem }],
    );
    for (const [name, capability] of before) {
      if (now.get(name) === capability) continue;
      this.catalog.set(name, undefined);
      void capability.close(graceMs);
    }
    this.#planning = this.#planAll(changed, environment !== undefined, hasOtherRules);
    this.#isListed = true;
    this.#noteListed();
    await this.#planning;
  }

  /** Plans and serves the same documents by other rules and options. Settles when all of them have been planned. */
  async reconfigure(options: SetOptions, run: RunOptions): Promise<void> {
    this.#policy = options.policy;
    this.#names = options.names;
    const { dependencies, planner } = this.#hosting;
    this.#hosting.dependencies = { ...dependencies, options: run };
    this.#hosting.planner = new DocumentPlanner(options, run);
    await planner.flush();
    this.#cachesAtOnce = true;
    await this.update(options.sources ?? this.#sources, new Set(), run.environment, true);
  }

  async callTool(offered: CatalogTool, args: JsonObject, call: OfferedCall): Promise<OfferedAnswer> {
    const { capability: name, namespace, tool } = offered;
    const use = await this.get(name)?.use();
    if (use === undefined) return { ok: false, status: 404, reason: `The capability "${name}" is gone.` };
    if (!use.ok) {
      const { state, reasons } = use.refusal;
      return { ok: false, status: 503, reason: `The capability "${name}" is ${state}. ${reasons.join(' ')}` };
    }
    try {
      const answer = use.open.running.toolsOf(namespace)?.call(tool.listed.name, args, call);
      return (await answer) ?? { ok: false, status: 404, reason: `The tool "${offered.name}" is gone.` };
    } finally {
      use.release();
    }
  }

  closeIdle(idleMs: number): void {
    for (const capability of this.#byName.values()) void capability.closeIdle(performance.now() - idleMs);
  }

  /** No document is planned any more. */
  retire(): void {
    this.#isRetired = true;
  }

  async close(timeoutMs: number): Promise<void> {
    await Promise.all([
      this.#hosting.planner.flush(),
      ...[...this.#byName.values()].map((capability) => capability.close(timeoutMs)),
    ]);
  }

  /** In threads if these pay; else one after the other, so that requests are answered in between. */
  async #planAll(changed: ReadonlySet<string>, hasOtherEnvironment: boolean, hasOtherRules: boolean): Promise<void> {
    const { planner } = this.#hosting;
    // Other rules have begun to apply: all documents are planned again by these.
    const isOver = (): boolean => this.#isRetired || planner !== this.#hosting.planner;
    const unplanned: HostedCapability[] = [];
    await visit([...this.#byName.values()], maxConcurrentReads, async (capability) => {
      if (isOver()) return;
      const { source, entry } = capability;
      // It may have waited for a value that exists now.
      const waited = hasOtherEnvironment && capability.state !== 'planned' && capability.state !== 'unplanned';
      const hasChanged =
        waited || changed.has(source.file) || (entry?.reads.some((read) => changed.has(read)) ?? false);
      const isForgotten = hasOtherRules && capability.forget();
      if (!isForgotten && (hasChanged || hasOtherRules)) await capability.reload();
      else if ((isForgotten || entry === undefined) && !(await capability.recall())) unplanned.push(capability);
    });
    const threads = planner.startThreads(isOver() ? 0 : unplanned.length);
    await visit(unplanned, threads?.width ?? 1, async (capability) => {
      if (!isOver()) await capability.plan(threads);
    });
    threads?.close();
    if (!isOver() && this.#cachesAtOnce) await planner.flush();
    if (planner === this.#hosting.planner) this.#cachesAtOnce = false;
  }
}

/** Maximum number of documents that are read at the same time. */
const maxConcurrentReads = 8;

/** Visits every item, at most `width` at a time, and lets requests be answered in between. */
async function visit<Item>(
  items: readonly Item[],
  width: number,
  handle: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const work = async (): Promise<void> => {
    for (const item of left) {
      await handle(item);
      await setImmediate();
    }
  };
  await Promise.all(Array.from({ length: width }, work));
}
