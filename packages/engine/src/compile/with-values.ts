import { diagnose, type Content, type ContentEntry } from '@naftiko/spec';
import { compileJsonPath, splitFirstMember } from '../expression/json-path/json-path.js';
import type { Read, Scope } from '../expression/scope.js';
import { compileTemplate, isLiteral, listMissing, textOf, valueOf } from '../expression/template.js';
import type { Slot } from '../ports/consume.js';
import { asSourceText, constantValueOf } from '../value/constant-value.js';
import { asJson } from '../value/value.js';
import type { Frame } from './frame.js';
import { checkStepPath } from './steps/step-paths.js';

/** An entry of `with`, compiled. */
export interface WithValue {
  readonly entry: ContentEntry;
  readonly read: Read<Scope>;
}

/**
 * Compiles `with`. Every entry is evaluated in the frame outside of the `with`, so that their order does not matter.
 * `slotOf` returns the slot that an entry fills; inputs that the entry refers to take their type from that slot.
 * Source: specification 02, sections 5 and 6; 06, section 4.3.
 */
export function compileWith(
  entries: readonly ContentEntry[],
  frame: Frame,
  slotOf: (key: string) => Slot | undefined,
): readonly WithValue[] {
  return entries.map((entry) => {
    const slot = slotOf(entry.key.text);
    return { entry, read: compileValue(takesText(slot) ? asSourceText(entry.value) : entry.value, frame, slot) };
  });
}

/** Whether a constant is sent as its source text in this slot. */
const takesText = (slot: Slot | undefined): boolean =>
  slot !== undefined && (slot.type === 'string' || textPlaces.has(slot.kind));

const textPlaces: ReadonlySet<Slot['kind']> = new Set(['path', 'query', 'header', 'cookie']);

function compileValue(value: Content, frame: Frame, slot: Slot | undefined): Read<Scope> {
  switch (value.kind) {
    case 'constant': {
      const constant = constantValueOf(value);
      return () => constant;
    }
    case 'list': {
      const items = value.items.map((item) => compileValue(item, frame, undefined));
      const constants = value.items.map(({ kind }) => kind === 'constant');
      return (scope) =>
        items.flatMap((read, index) => {
          const found = read(scope);
          if (found !== undefined && found !== null) return [asJson(found)];
          // A null constant is kept; an item without a value is omitted.
          return constants[index] === true ? [null] : [];
        });
    }
    case 'map': {
      const entries = value.entries.map(
        ({ key, value: inner }) => [key.text, compileValue(inner, frame, undefined)] as const,
      );
      return (scope) =>
        Object.fromEntries(
          entries.flatMap(([key, read]) => {
            const found = read(scope);
            return found === undefined || found === null ? [] : [[key, asJson(found)] as const];
          }),
        );
    }
    case 'text':
      return compileText(value, frame, slot);
  }
}

function compileText(value: Content & { readonly kind: 'text' }, frame: Frame, slot: Slot | undefined): Read<Scope> {
  const { text } = value;
  const use = { inWith: true, at: value.at, ...(slot === undefined ? {} : { slot }) };
  const reference = frame.resolveReference(text, use);
  if (reference !== undefined) return reference;
  if (frame.bareNames.includes(text)) return frame.findReader(text, use) ?? (() => undefined);
  const step = compileStepPath(text, value, frame);
  if (step !== undefined) return step;
  if (!frame.context.conformant && /^env\.[A-Za-z_]\w*$/.test(text)) {
    const read = frame.resolve(text, value.at);
    if (read.ok) return read.value;
  }
  return compileLiteralOrTemplate(value, frame, slot);
}

function compileLiteralOrTemplate(
  value: Content & { readonly kind: 'text' },
  frame: Frame,
  slot: Slot | undefined,
): Read<Scope> {
  const { text } = value;
  const template = compileTemplate(value, {
    // A placeholder that is the whole value supplies the slot directly.
    resolve: (name, at) => {
      const whole = /^\s*\{\{[^{}]*\}\}\s*$/.test(text);
      const known = frame.context.inputs.has(name);
      const variable = frame.context.variables.resolve(name, { at, upstream: frame.upstream, optional: false }, !known);
      if (variable !== undefined) return { ok: true, value: variable, diagnostics: [] };
      const read = frame.findReader(name, { inWith: true, at, ...(whole && slot !== undefined ? { slot } : {}) });
      return read === undefined ? frame.resolve(name, at) : { ok: true, value: read, diagnostics: [] };
    },
  });
  for (const diagnostic of template.diagnostics) frame.context.note(diagnostic);
  if (!template.ok) return () => undefined;
  const compiled = template.value;
  if (isLiteral(compiled)) return () => text;
  if (compiled.whole !== undefined) return (scope) => valueOf(compiled, scope);
  // A value is missing in a longer text: in the relaxed dialect the whole entry is then omitted.
  return frame.context.conformant
    ? (scope) => textOf(compiled, scope)
    : (scope) => (listMissing(compiled, scope).length > 0 ? undefined : textOf(compiled, scope));
}

/** The reader of `$.step.path`, when the first segment is an earlier step. */
function compileStepPath(
  text: string,
  value: Content & { readonly kind: 'text' },
  frame: Frame,
): Read<Scope> | undefined {
  if (!text.trim().startsWith('$')) return undefined;
  const first = splitFirstMember(text)?.first;
  // In a unit without steps, a text such as `$.x` is a literal.
  const isPath = !frame.steps.isEmpty || (first !== undefined && frame.allSteps.has(first));
  const fault = isPath ? checkStepPath(value, frame.steps) : undefined;
  if (fault !== undefined) frame.context.note(fault);
  const split = splitFirstMember(text);
  if (split === undefined || !frame.steps.has(split.first)) return undefined;
  const path = compileJsonPath({ text: split.rest, at: value.at });
  for (const diagnostic of path.diagnostics) frame.context.note(diagnostic);
  if (!path.ok) return undefined;
  frame.needs?.recordPath(split.first, split.rest);
  return (scope) => {
    const output = scope.steps.get(split.first);
    return output === undefined ? undefined : path.value.read(asJson(output));
  };
}

/**
 * The values that a `with` makes visible by name. An entry without a value does not hide an outer value of that name.
 */
export function layerOf(values: readonly WithValue[], outer: Frame): ReadonlyMap<string, Read<Scope>> {
  return new Map(
    values.map(({ entry, read }) => {
      const name = entry.key.text;
      const before = outer.context.inputs.has(name) || outer.steps.has(name) ? outer.findReader(name) : undefined;
      return [name, before === undefined ? read : (scope: Scope) => read(scope) ?? before(scope)];
    }),
  );
}

/** Reports an entry of `with` that is used for a parameter of a similar name. */
export const noteVariant = (value: WithValue, parameter: string, frame: Frame): void =>
  frame.context.note(diagnose('with-key-variant', value.entry.value.at, { key: value.entry.key.text, parameter }));
