import { mapChecked, writeJson } from '@naftiko/spec';
import { fail, ok, type BodyEncoder } from '@naftiko/engine';
import { prepareJsonText } from './json-text.js';
import { compileStructure, namesOf } from './structure.js';

/** `type: json`: structured data, or a string that contains JSON. Source: specification 03, section 4. */
export const json: BodyEncoder = {
  types: ['json'],
  takesEntity: true,

  prepare({ data, at }, kit) {
    const content = data ?? { kind: 'map', entries: [], at };
    const shape = {
      contentType: 'application/json',
      fixedContentType: false,
      fields: namesOf(content),
      takesFields: content.kind === 'map',
    };
    if (content.kind === 'text') {
      return mapChecked(kit.template(content), (template) => ({ ...shape, encode: prepareJsonText(template, kit) }));
    }
    return mapChecked(compileStructure(content, kit), (fillIn) => ({
      ...shape,
      encode(scope) {
        const names: string[] = [];
        const value = fillIn(scope, names);
        if (names.length > 0) return fail({ code: 'unresolved', operation: kit.operation, names, place: 'body' });
        return ok(value === undefined ? undefined : { bytes: new TextEncoder().encode(writeJson(value)) });
      },
    }));
  },
};
