import { all, mapChecked, valid, type Checked, type Content, type Json } from '@naftiko/spec';
import {
  asJson,
  type BodyKit,
  constantValueOf,
  type ConsumeScope,
  listMissing,
  nullToMissing,
  textOf,
} from '@naftiko/engine';

/**
 * Fills structured data. A string that consists of one placeholder becomes the value of that placeholder, with its
 * type, or `undefined`. In a longer text, names without a value are added to `missing`.
 */
export type FillStructure = (scope: ConsumeScope, missing: string[]) => Json | undefined;

/**
 * Compiles structured data. A member or an item without a value is omitted; a null that the document contains is kept.
 * Source: specification 02, sections 3.3 and 4; 06, section 4.6.
 */
export function compileStructure(content: Content, kit: BodyKit): Checked<FillStructure> {
  switch (content.kind) {
    case 'constant':
      return compileConstant(content);
    case 'text':
      return mapChecked(kit.template(content), (template): FillStructure => {
        const { whole } = template;
        if (whole !== undefined) {
          return (scope) => {
            const value = nullToMissing(whole.read(scope));
            return value === undefined ? undefined : asJson(value);
          };
        }
        return (scope, missing) => {
          if (!kit.conformant) missing.push(...listMissing(template, scope));
          return textOf(template, scope);
        };
      });
    case 'list':
      return mapChecked(
        all(content.items.map((item) => compileStructure(item, kit))),
        (items): FillStructure =>
          (scope, missing) =>
            items.flatMap((fill) => {
              const value = fill(scope, missing);
              return value === undefined ? [] : [value];
            }),
      );
    case 'map':
      return mapChecked(
        all(
          content.entries.map(({ key, value }) =>
            mapChecked(compileStructure(value, kit), (fill) => ({ name: key.text, fill })),
          ),
        ),
        (members): FillStructure =>
          (scope, missing) =>
            Object.fromEntries(
              members.flatMap(({ name, fill }) => {
                const value = fill(scope, missing);
                return value === undefined ? [] : [[name, value]];
              }),
            ),
      );
  }
}

function compileConstant(content: Content & { readonly kind: 'constant' }): Checked<FillStructure> {
  const json = asJson(constantValueOf(content));
  return valid(() => json);
}

/** The top-level names of structured data. */
export const namesOf = (content: Content): readonly string[] =>
  content.kind === 'map' ? content.entries.map(({ key }) => key.text) : [];
