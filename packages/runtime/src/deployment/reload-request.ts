import type { PlanOptions } from '../plan/planned-document.js';
import type { RunOptions } from '../run-options.js';

/** The request to replace a running document. */
export interface ReloadRequest {
  /** `undefined`: the current content of its file. */
  readonly text?: string | undefined;
  /**
   * Whether sockets may open and close. `apply` is for operators and waits for a reload in progress; `refuse` is for
   * callers of the control adapter and does not wait.
   */
  readonly structural: 'refuse' | 'apply';
  /** Whether another process has examined the text, and serves it already. */
  readonly isExamined?: boolean;
  /** Absent: the options stay as they are. */
  readonly changed?: ChangedOptions | undefined;
}

/**
 * Options that an operator changed while documents are served. The options with which sockets were opened stay
 * unchanged: the address, the ports, the size limit of a request head.
 */
export interface ChangedOptions {
  readonly run: RunOptions;
  readonly plan: Pick<PlanOptions, 'allowFolders' | 'allows' | 'permits'>;
}
