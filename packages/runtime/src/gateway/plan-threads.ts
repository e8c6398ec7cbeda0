import type { DocumentSource } from './capability-names.js';

/** A document to plan in another thread. */
export interface PlanJob {
  readonly source: DocumentSource;
  /** Of the capability. */
  readonly name: string;
  readonly text: string;
}

/** Port: threads that plan documents. */
export interface PlanThreads {
  /** How many documents may be planned at a time. */
  readonly width: number;
  /** The entry as JSON; `undefined`: the thread has failed. Never throws. */
  plan(job: PlanJob): Promise<string | undefined>;
  close(): void;
}
