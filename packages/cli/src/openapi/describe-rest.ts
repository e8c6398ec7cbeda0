import { exportOpenApi, type FindOperation } from '@naftiko/openapi';
import type { PlannedDocument } from '@naftiko/runtime';
import type { JsonObject, Origin } from '@naftiko/spec';

/** Describes a REST adapter of a planned document in OpenAPI 3.1; `undefined`: there is none of that namespace. */
export function describeRest(
  planned: PlannedDocument,
  adapter: string | undefined,
  serverUrl: string,
): JsonObject | undefined {
  const { document, root: source } = planned.loaded;
  if (document === undefined) return undefined;
  const outcome = exportOpenApi({ document, source, adapter, serverUrl, findOperation: prepareFindOperation(planned) });
  return outcome.ok ? outcome.description : undefined;
}

/** Prepares finding the compiled operations of a document. */
export function prepareFindOperation({ mounts }: PlannedDocument): FindOperation {
  const units = new Map<Origin, (typeof mounts)[number]['plan']['operations'][number]['unit']>();
  for (const { plan } of mounts) for (const { at, unit } of plan.operations) units.set(at, unit);
  return (at) => {
    const unit = units.get(at);
    return unit?.ok === true ? unit.operation : undefined;
  };
}
