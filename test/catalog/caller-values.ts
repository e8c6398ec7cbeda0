import type { Content, InputType } from '@naftiko/spec';
import type { Called, PublishedUnit } from './published-unit.js';

/** The value of one input. */
export type CallerValue = string | number | boolean | readonly string[] | Readonly<Record<string, unknown>>;

/** One value that the upstream takes, with its source: an input of the caller, a constant, or the environment. */
export interface Slot {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header' | 'field' | 'entity' | 'template';
  readonly type: InputType | undefined;
  readonly required: boolean;
  readonly source: SlotSource;
}

export type SlotSource =
  { readonly kind: 'input'; readonly name: string } | { readonly kind: 'fixed'; readonly value: CallerValue };

export const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The source that a reference of `with` names, according to the specification. */
export function sourceOf(
  content: Content | undefined,
  slot: string,
  environment: (name: string) => string,
): SlotSource {
  if (content === undefined) return { kind: 'input', name: slot };
  if (content.kind === 'constant') return { kind: 'fixed', value: content.value as CallerValue };
  if (content.kind !== 'text') return { kind: 'input', name: slot };
  const reference = /^(?:rest|tools)\.(.+)$/.exec(content.text)?.[1];
  if (reference !== undefined) return { kind: 'input', name: reference };
  const variable = /^(?:\{\{\s*(?:env\.)?([A-Z][A-Z0-9_]*)\s*\}\}|env\.(\w+))$/.exec(content.text);
  if (variable !== null) return { kind: 'fixed', value: environment(variable[1] ?? variable[2] ?? '') };
  return { kind: 'fixed', value: content.text };
}

/** A value of a type that is easy to find in a request; strings contain characters that must be encoded. */
export function makeValue(name: string, type: InputType | undefined, place: Slot['place']): CallerValue {
  // A content type must be valid, and match the body.
  if (place === 'header' && /^(?:content-type|accept)$/i.test(name)) return 'application/vnd.probe+json';
  switch (type) {
    case 'integer':
      return 40 + name.length;
    case 'number':
      return 0.5 + name.length;
    case 'boolean':
      return true;
    case 'array':
      return [`${name}-1`, `${name} & 2`];
    case 'object':
      return { of: name };
    default:
      return place === 'header' ? `h ${name}` : `${name} a/b?c`;
  }
}

export const withEntry = (unit: PublishedUnit, slot: string, slots: readonly string[]): Content | undefined => {
  const exact = unit.node.with.find(({ key }) => key.text === slot);
  if (exact !== undefined) return exact.value;
  const variants = unit.node.with.filter(
    ({ key }) => !slots.includes(key.text) && lettersOf(key.text) === lettersOf(slot),
  );
  return variants.length === 1 ? variants[0]?.value : undefined;
};

/** Whether the credential or the runtime owns a parameter, which callers cannot set (specification 06, section 4.7, H2 to H4). */
export function isReserved(name: string, place: string, { consume }: Called): boolean {
  const { authentication } = consume;
  if (place === 'header' && runtimeHeaders.has(name.toLowerCase())) return true;
  if (authentication === undefined) return false;
  if (place === 'header' && name.toLowerCase() === 'authorization') return true;
  return (
    authentication.type === 'apikey' &&
    authentication.keys.some(
      (key) =>
        key.placement === place &&
        (place === 'header' ? key.key.text.toLowerCase() === name.toLowerCase() : key.key.text === name),
    )
  );
}

const runtimeHeaders = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'accept-encoding',
  'content-encoding',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
  'expect',
]);
