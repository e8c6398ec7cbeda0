import path from 'node:path';
import { diagnose, invocablesOf, type Diagnostic, type Document, type ScriptStep } from '@naftiko/spec';
import { findGovernance, type DocumentFiles } from '@naftiko/engine';
import { readScript } from './read-script.js';

/** Every script step of a document, in order. */
export const scriptStepsOf = (document: Document): readonly ScriptStep[] =>
  invocablesOf(document).flatMap(({ action }) =>
    action.kind === 'steps' ? action.steps.filter((step) => step.type === 'script') : [],
  );

/** Reports files of script steps that cannot be read, as warnings: the files are read again at each run. */
export async function reportMissingScripts(document: Document, files: DocumentFiles): Promise<readonly Diagnostic[]> {
  const fallback = findGovernance(document)?.defaultLocation;
  const directory = path.dirname(document.at.source);
  const found = await Promise.all(
    scriptStepsOf(document).flatMap((step) => {
      const location = step.location ?? fallback;
      if (location === undefined) return [];
      return [step.file, ...step.dependencies].map(async ({ text, at }) => {
        const read = await readScript(location.text, text, { directory, files });
        if (read.ok) return [];
        const { reason, remedy } = read;
        return [diagnose('script-file-missing', at, { step: step.name.text, reason, remedy })];
      });
    }),
  );
  return found.flat();
}
