import type { Document, Expose, Origin, RestResource } from '@naftiko/spec';
import { makeEffectsReader, type UnitEffects } from './unit-effects.js';

/** What the operator's rules compare of a tool, a REST operation or a forward. */
export interface RuledUnit extends Pick<UnitEffects, 'readOnly' | 'destructive'> {
  /** The name in the document; of an operation without one its route, `GET /v1/things`. */
  readonly name: string;
  /** Of its adapter. */
  readonly namespace: string;
}

/**
 * Removes from adapters what the operator does not allow, so that it does not exist for any caller. `note` receives every
 * unit with its place.
 */
export function selectUnits(
  document: Document,
  allows: (unit: RuledUnit) => boolean,
  note: (unit: RuledUnit, at: Origin) => void = () => undefined,
): Document {
  const keeps = (unit: RuledUnit, at: Origin): boolean => {
    note(unit, at);
    return allows(unit);
  };
  const readEffects = makeEffectsReader(document);
  const selectResource = (resource: RestResource, namespace: string): readonly RestResource[] => {
    const path = resource.path.text;
    const operations = resource.operations.filter((operation) => {
      const name = operation.name?.text ?? `${operation.method.text} ${path}${operation.path?.text ?? ''}`;
      return keeps({ ...readEffects(operation), name, namespace }, operation.at);
    });
    // A forward passes every method on.
    const forwarded = { name: resource.name?.text ?? path, namespace, readOnly: false, destructive: true };
    const forward =
      resource.forward !== undefined && keeps(forwarded, resource.forward.at) ? resource.forward : undefined;
    return operations.length === 0 && forward === undefined ? [] : [{ ...resource, operations, forward }];
  };
  const select = (expose: Expose): Expose => {
    if (expose.type === 'rest') {
      const namespace = expose.namespace.text;
      return { ...expose, resources: expose.resources.flatMap((resource) => selectResource(resource, namespace)) };
    }
    if (expose.type !== 'mcp') return expose;
    const namespace = expose.namespace.text;
    const tools = expose.tools.filter((tool) =>
      keeps({ ...readEffects(tool), name: tool.name?.text ?? '', namespace }, tool.at),
    );
    return { ...expose, tools };
  };
  return { ...document, exposes: document.exposes.map(select) };
}
