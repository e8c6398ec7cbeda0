import type { PlannedDocument } from '@naftiko/runtime';
import type { WorkerLink } from './join-workers.js';

/** Plans the versions that other workers serve, where the files have been changed since these were loaded. */
export const planServedVersions = (
  documents: readonly PlannedDocument[],
  link: WorkerLink | undefined,
): Promise<readonly PlannedDocument[]> =>
  Promise.all(
    documents.map((planned) => {
      const text = link?.texts?.get(planned.file);
      return text === undefined || text === planned.loaded.text ? planned : planned.again(text);
    }),
  );
