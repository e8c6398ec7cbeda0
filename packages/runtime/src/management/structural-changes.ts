import { writtenType, type Document, type Expose, type Json } from '@naftiko/spec';
import { isPlanned } from '@naftiko/engine';
import type { Change } from './control-service.js';

/**
 * What a running process cannot take over without opening or closing sockets, or changing what it is called: endpoints
 * that come, go or move, consumed namespaces that come or go, the label, the version. Source: specification 04, c.7.
 */
export function structuralChanges(from: Document, to: Document): readonly Change[] {
  return [
    ...change('/naftiko', from.version.text, to.version.text),
    ...change('/info/label', from.info.label, to.info.label),
    ...namespacesChange(from, to),
    ...exposesChanges(from.exposes, to.exposes),
  ];
}

function namespacesChange(from: Document, to: Document): readonly Change[] {
  const [before, after] = [consumed(from), consumed(to)];
  const isSame = before.length === after.length && before.every((namespace) => after.includes(namespace));
  return isSame ? [] : [{ path: '/capability/consumes', from: before, to: after }];
}

const consumed = ({ consumes }: Document): readonly string[] =>
  consumes.flatMap((consume) => (isPlanned(consume) ? [consume.namespace.text] : [])).toSorted();

function exposesChanges(from: readonly Expose[], to: readonly Expose[]): readonly Change[] {
  const path = '/capability/exposes';
  if (from.length !== to.length) return [{ path, from: from.map(nameOf), to: to.map(nameOf) }];
  return from.flatMap((expose, index) => {
    const other = to[index];
    if (other === undefined) return [];
    const [before, after] = [endpointOf(expose), endpointOf(other)];
    return Object.keys(before).flatMap((key) => change(`${path}/${index}/${key}`, before[key], after[key]));
  });
}

const nameOf = (expose: Expose): string => `${writtenType(expose)} ${expose.namespace.text}`;

/** What decides which socket an adapter has, and what it is called there. */
const endpointOf = (expose: Expose): Readonly<Record<string, Json | undefined>> => ({
  type: writtenType(expose),
  namespace: expose.namespace.text,
  address: expose.address?.text,
  port: expose.port,
  transport: expose.type === 'mcp' ? expose.transport : undefined,
});

const change = (path: string, from: Json | undefined, to: Json | undefined): readonly Change[] =>
  from === to ? [] : [{ path, from, to }];
