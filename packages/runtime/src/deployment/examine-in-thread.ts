import type { PlannedDocument, PlanOptions } from '../plan/planned-document.js';
import { dataOf, type RunOptions } from '../run-options.js';
import { predecessorOf } from './check-reload.js';
import type { ThreadExamination } from './thread-examiner.js';

/** In another thread, examines whether a text can replace a document; `undefined` when no other thread is configured. */
export async function examineInThread(
  planned: PlannedDocument,
  text: string,
  options: RunOptions,
  { resolvesValues, plan }: { readonly resolvesValues: boolean; readonly plan?: Partial<PlanOptions> | undefined },
): Promise<ThreadExamination | undefined> {
  const { file } = planned;
  const planOptions = { ...planned.planOptions, ...plan };
  const running = predecessorOf(planned);
  return options.threadExaminer?.({ file, text, planOptions, running, resolvesValues, options: dataOf(options) });
}
