import { loadBuiltins } from '@naftiko/adapters';
import { exportOpenApi, type ExportOutcome, type ExportRequest } from '@naftiko/openapi';
import { planDocument } from '@naftiko/runtime';

/** Exports a document as the command does: with its compiled operations. */
export async function exportText(
  text: string,
  request: Partial<ExportRequest> = {},
  file = 'document.yaml',
): Promise<ExportOutcome> {
  const { loaded, mounts } = await planDocument(file, text, loadBuiltins);
  if (loaded.document === undefined) throw new Error('not a document');
  const units = new Map(mounts.flatMap(({ plan }) => plan.operations.map(({ at, unit }) => [at, unit] as const)));
  return exportOpenApi({
    document: loaded.document,
    source: loaded.root,
    findOperation: (at) => {
      const unit = units.get(at);
      return unit?.ok === true ? unit.operation : undefined;
    },
    ...request,
  });
}
