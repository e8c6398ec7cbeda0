import type { PlannedDocument } from '@naftiko/runtime';
import type { WorkerLink } from './join-workers.js';

/** Replaces each document whose file has changed since the other workers loaded it by the version that they serve. */
export const planServedVersions = (
  documents: readonly PlannedDocument[],
  link: WorkerLink | undefined,
): Promise<readonly PlannedDocument[]> =>
  Promise.all(
    documents.map((planned) => {
      const text = link?.texts?.get(planned.file);
      return text === undefined || text === planned.loaded.text ? planned : planned.replan(text);
    }),
  );
