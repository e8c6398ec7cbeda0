import type { Diagnostic, Document } from '@naftiko/spec';
import type { Examination } from '../management/control-service.js';
import type { PlanOptions } from '../plan/planned-document.js';

/** The data of the running document that `checkReload` compares with. It can be sent to another thread. */
export interface Predecessor {
  readonly diagnostics: readonly Diagnostic[];
  readonly document: Document | undefined;
}

/** A text to examine as a replacement of a running document: data, which can be sent to another thread. */
export interface ExamineRequest<Options> {
  readonly file: string;
  readonly text: string;
  readonly planOptions: PlanOptions;
  readonly running: Predecessor;
  /** The options of the run that are plain data. */
  readonly options: Options;
  /** Whether the values of variables are resolved. For a reload they are not, because it resolves them afterwards. */
  readonly resolvesValues: boolean;
}

/** The result of an examination in another thread. */
export interface ThreadExamination extends Examination {
  /** The files on which the text depends, existing or not. */
  readonly files: readonly string[];
}

/**
 * Examines a text in another thread, under a limit of time; a text that exceeds it is invalid with the diagnostic
 * `document-too-costly`. The result has at most 1,000 errors and as many warnings.
 */
export type ThreadExaminer<Options> = (request: ExamineRequest<Options>) => Promise<ThreadExamination>;
