import { type Content, isObject, type Json, mapChecked } from '@naftiko/spec';
import { asJson, asText, asSourceText, type BodyEncoder, isEntity, fail, ok } from '@naftiko/engine';
import { preparePlainText } from './plain-text.js';
import { compileStructure, namesOf } from './structure.js';

const contentType = 'application/x-www-form-urlencoded';

/**
 * `type: formUrlEncoded`: fields, or a string that the author has already encoded. Source: specification 03, section 4.
 */
export const form: BodyEncoder = {
  types: ['formUrlEncoded'],

  prepare({ data, at }, kit) {
    const content = data ?? { kind: 'map', entries: [], at };
    const shape = {
      contentType,
      fixedContentType: false,
      fields: namesOf(content),
      takesFields: content.kind === 'map',
    };
    if (content.kind !== 'text') {
      return mapChecked(compileStructure(toFieldTexts(content), kit), (fillIn) => ({
        ...shape,
        encode(scope) {
          const names: string[] = [];
          const fields = fillIn(scope, names);
          if (names.length > 0) return fail({ code: 'unresolved', operation: kit.operation, names, place: 'body' });
          return ok({ bytes: encode(fields) });
        },
      }));
    }
    return mapChecked(kit.template(content), (template) => {
      const { whole } = template;
      const fillIn = preparePlainText(template, kit, (value) => encodeValue(asText(value)));
      return {
        ...shape,
        encode(scope) {
          const value = whole?.read(scope);
          // A received form is sent unchanged; any other object for the whole body is encoded as fields.
          const isForm = isEntity(value) && !/[/+]json\b/i.test(value.contentType ?? '');
          const fields = value === undefined || isForm ? undefined : asJson(value);
          return isObject(fields) ? ok({ bytes: encode(fields) }) : fillIn(scope);
        },
      };
    });
  },
};

/** Replaces numbers and booleans by their source text, because fields are strings. */
const toFieldTexts = (content: Content): Content =>
  content.kind === 'map'
    ? { ...content, entries: content.entries.map(({ key, value }) => ({ key, value: asSourceText(value) })) }
    : content;

/**
 * Encodes fields as `name=value`, in the order of the document. A list repeats its name; a nested list or an object is
 * written as JSON.
 */
function encode(fields: Json | undefined): Uint8Array {
  const pairs = new URLSearchParams();
  for (const [name, value] of isObject(fields) ? Object.entries(fields) : []) {
    const values: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
    for (const item of values) if (item !== null) pairs.append(name, asText(item));
  }
  return new TextEncoder().encode(pairs.toString());
}

/** A lone surrogate cannot be encoded and becomes the replacement character, as in every text encoder. */
const encodeValue = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
