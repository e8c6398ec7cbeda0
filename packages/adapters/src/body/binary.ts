import { mapChecked } from '@naftiko/spec';
import { ok, type BodyEncoder } from '@naftiko/engine';
import { dataOf } from './data-url.js';
import { preparePlainText } from './plain-text.js';
import { toBodyText } from './text-in.js';

/**
 * A body with its own media type: the content unchanged, or the bytes of a base64 data URL. Source: specification 06,
 * section 4.6.
 */
export const binary: BodyEncoder = {
  types: ['binary'],

  prepare(body, kit) {
    return mapChecked(kit.template(toBodyText(body)), (template) => {
      const fillIn = preparePlainText(template, kit);
      return {
        contentType: body.contentType ?? 'application/octet-stream',
        fixedContentType: false,
        fields: [],
        encode(scope) {
          const filled = fillIn(scope);
          if (!filled.ok || filled.value === undefined) return filled;
          const bytes = dataOf(new TextDecoder().decode(filled.value.bytes));
          return bytes === undefined ? filled : ok({ bytes });
        },
      };
    });
  },
};
