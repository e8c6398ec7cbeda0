import type { PlannedDocument, PlanOptions } from '../plan/planned-document.js';
import { makeEntry, makeRefusedEntry, type CapabilityEntry, type EntryOptions } from './capability-entry.js';
import type { DocumentSource } from './capability-names.js';
import { isCacheable, isEntry, type EntryCache } from './entry-cache.js';
import type { PlanJob, PlanThreads } from './plan-threads.js';
import { callerRulesOf, isAllowed, isUnrestricted, type ToolPolicy } from './tool-rules.js';

/** How the documents of a gateway are read and planned. */
export interface PlanningOptions {
  read(source: DocumentSource): Promise<string | { readonly unreadable: string }>;
  plan(source: DocumentSource, text: string, selection: Selection): Promise<PlannedDocument>;
  readonly policy: ToolPolicy;
  /** `undefined`: every document is planned anew. */
  readonly cache: EntryCache | undefined;
  /** Starts threads for a number of documents; `undefined`: they are planned on this thread. */
  readonly startThreads?: ((documents: number) => PlanThreads | undefined) | undefined;
}

/** A document that was planned on this thread. */
export interface PlannedEntry {
  readonly entry: CapabilityEntry;
  /** `undefined`: it cannot be read. */
  readonly planned: PlannedDocument | undefined;
  readonly text: string;
}

/** Finds out what a document offers: from the cache, in another thread, or on this one. Never throws. */
export class DocumentPlanner {
  readonly #options: PlanningOptions;
  readonly #entryOptions: EntryOptions;

  constructor(options: PlanningOptions, entryOptions: EntryOptions) {
    this.#options = options;
    this.#entryOptions = entryOptions;
  }

  selectionOf(name: string): Selection {
    return makeSelection(name, this.#options.policy);
  }

  startThreads(documents: number): PlanThreads | undefined {
    return this.#options.startThreads?.(documents);
  }

  /** The entry of an earlier start; `undefined`: the document has changed since, or there was none. */
  async recall(source: DocumentSource): Promise<CapabilityEntry | undefined> {
    const { read, cache } = this.#options;
    if (cache === undefined) return undefined;
    const text = await read(source);
    const entry = typeof text === 'string' ? await cache.read(source, text) : undefined;
    return isEntry(entry) ? entry : undefined;
  }

  async plan(source: DocumentSource, name: string): Promise<PlannedEntry> {
    const text = await this.#options.read(source);
    if (typeof text !== 'string') return this.#refuse(source, text.unreadable);
    try {
      const { plan } = this.#options;
      const planned = await plan(source, text, this.selectionOf(name));
      const entry = makeEntry(planned, this.#entryOptions);
      await this.#keep(source, text, entry);
      return { planned, entry, text };
    } catch (cause) {
      return this.#refuse(source, `It cannot be planned: ${String(cause)}`);
    }
  }

  /** The same in another thread; what that cannot plan is planned on this one. */
  async planIn(threads: PlanThreads, source: DocumentSource, name: string): Promise<CapabilityEntry> {
    const text = await this.#options.read(source);
    const job: PlanJob | undefined = typeof text === 'string' ? { source, name, text } : undefined;
    const written = job === undefined ? undefined : await threads.plan(job);
    if (job === undefined || written === undefined) return (await this.plan(source, name)).entry;
    const entry = JSON.parse(written) as CapabilityEntry;
    await this.#keep(source, job.text, entry, written);
    return entry;
  }

  /** Writes the cache. */
  async flush(): Promise<void> {
    await this.#options.cache?.flush();
  }

  async #keep(source: DocumentSource, text: string, entry: CapabilityEntry, written?: string): Promise<void> {
    if (isCacheable(entry)) await this.#options.cache?.keep(source, text, entry, written ?? JSON.stringify(entry));
  }

  #refuse({ file }: DocumentSource, reason: string): PlannedEntry {
    return { planned: undefined, entry: makeRefusedEntry(file, 'unreadable', reason), text: '' };
  }
}

/** Which tools and operations of a document exist, and for whom. */
export type Selection = Pick<PlanOptions, 'allows' | 'permits'>;

/** Selects the tools and operations of a capability. */
export function makeSelection(name: string, policy: ToolPolicy): Selection {
  if (isUnrestricted(policy)) return {};
  const hasCallers = callerRulesOf(policy).length > 0;
  return {
    allows: (unit) => isAllowed(unit, name, policy),
    ...(hasCallers ? { permits: (unit) => (callers) => isAllowed(unit, name, policy, callers) } : {}),
  };
}
