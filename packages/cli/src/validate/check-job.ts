import type { RawPlanOptions } from '../command-line/plan-options.js';
import type { CheckSettings } from './check-document.js';

/** The data that a thread which checks documents receives. */
export interface CheckJob {
  /** The documents, as named by the user; `undefined`: one that a thread cannot read, such as standard input. */
  readonly files: readonly (string | undefined)[];
  readonly settings: CheckSettings;
  /** The options that decide on plug-ins. */
  readonly raw: Pick<RawPlanOptions, 'plugin' | 'python'>;
  readonly workingDirectory: string;
  /** Shared by all threads: the index of the next document, and the number of checked documents. */
  readonly counters: Int32Array;
}
