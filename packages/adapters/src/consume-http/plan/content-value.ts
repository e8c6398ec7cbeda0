import { all, mapChecked, valid, type Checked, type Content, type Json, type Text } from '@naftiko/spec';
import {
  asJson,
  asText,
  constantValueOf,
  type ConsumeScope,
  listMissing,
  nullToMissing,
  type Read,
  type Template,
  textOf,
  type Value,
} from '@naftiko/engine';

export type CompileText = (text: Text) => Checked<Template<ConsumeScope>>;

/**
 * Compiles the `value` of a parameter. The reader returns `undefined` when one of its names has no value; the parameter
 * is then omitted. Source: specification 02, sections 4 and 9.1.
 */
export function compileContent(content: Content, compile: CompileText): Checked<Read<ConsumeScope>> {
  switch (content.kind) {
    case 'constant':
      return compileConstant(content);
    case 'text':
      return mapChecked(compile(content), readTemplate);
    case 'list':
      return mapChecked(all(content.items.map((item) => compileContent(item, compile))), readList);
    case 'map':
      return mapChecked(
        all(
          content.entries.map((entry) =>
            mapChecked(compileContent(entry.value, compile), (read) => ({ name: entry.key.text, read })),
          ),
        ),
        readMap,
      );
  }
}

/** The text of content without placeholders; `undefined` for other content. */
export function constantOf(content: Content): string | undefined {
  if (content.kind === 'constant') return content.value === null ? undefined : asText(constantValueOf(content));
  return content.kind === 'text' && !/\{\{|<</.test(content.text) ? content.text : undefined;
}

function compileConstant(content: Content & { readonly kind: 'constant' }): Checked<Read<ConsumeScope>> {
  const value = constantValueOf(content);
  return valid(() => value);
}

function readTemplate(template: Template<ConsumeScope>): Read<ConsumeScope> {
  const { whole } = template;
  if (whole !== undefined) return (scope) => nullToMissing(whole.read(scope));
  return (scope) => (listMissing(template, scope).length > 0 ? undefined : textOf(template, scope));
}

const readList =
  (items: readonly Read<ConsumeScope>[]): Read<ConsumeScope> =>
  (scope) => {
    const values: Json[] = [];
    for (const read of items) {
      const value: Value | undefined = read(scope);
      if (value !== undefined) values.push(asJson(value));
    }
    return values;
  };

const readMap =
  (members: readonly { readonly name: string; readonly read: Read<ConsumeScope> }[]): Read<ConsumeScope> =>
  (scope) => {
    const entries: [string, Json][] = [];
    for (const { name, read } of members) {
      const value = read(scope);
      if (value === undefined) return undefined;
      entries.push([name, asJson(value)]);
    }
    return Object.fromEntries(entries);
  };
