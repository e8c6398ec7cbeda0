import { transportOf, declaredTypeOf, type Document, type Expose, type Json } from '@naftiko/spec';
import { isHttpOrExtension } from '@naftiko/engine';
import type { Change } from './control-service.js';

/**
 * Lists the changes that only an operator may apply, because they open or close sockets or change what the process is:
 * added, removed or moved adapters, added or removed consumed namespaces, the label, the version. Source: specification
 * 04, c.7.
 */
export function listStructuralChanges(from: Document, to: Document): readonly Change[] {
  return [
    ...makeChange('/naftiko', from.version.text, to.version.text),
    ...makeChange('/info/label', from.info.label, to.info.label),
    ...compareNamespaces(from, to),
    ...compareExposes(from.exposes, to.exposes),
  ];
}

function compareNamespaces(from: Document, to: Document): readonly Change[] {
  const [before, after] = [listConsumed(from), listConsumed(to)];
  const isSame = before.length === after.length && before.every((namespace) => after.includes(namespace));
  return isSame ? [] : [{ path: '/capability/consumes', from: before, to: after }];
}

const listConsumed = ({ consumes }: Document): readonly string[] =>
  consumes.flatMap((consume) => (isHttpOrExtension(consume) ? [consume.namespace.text] : [])).toSorted();

function compareExposes(from: readonly Expose[], to: readonly Expose[]): readonly Change[] {
  const path = '/capability/exposes';
  if (from.length !== to.length) return [{ path, from: from.map(nameOf), to: to.map(nameOf) }];
  return from.flatMap((expose, index) => {
    const other = to[index];
    if (other === undefined) return [];
    const [before, after] = [endpointOf(expose), endpointOf(other)];
    return Object.keys(before).flatMap((key) => makeChange(`${path}/${index}/${key}`, before[key], after[key]));
  });
}

const nameOf = (expose: Expose): string => `${declaredTypeOf(expose)} ${expose.namespace.text}`;

/** The fields that decide the socket of an adapter and its name. */
const endpointOf = (expose: Expose): Readonly<Record<string, Json | undefined>> => ({
  type: declaredTypeOf(expose),
  namespace: expose.namespace.text,
  address: expose.address?.text,
  port: expose.port,
  transport: transportOf(expose),
});

const makeChange = (path: string, from: Json | undefined, to: Json | undefined): readonly Change[] =>
  from === to ? [] : [{ path, from, to }];
