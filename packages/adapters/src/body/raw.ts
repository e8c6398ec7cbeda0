import { mapChecked } from '@naftiko/spec';
import type { BodyEncoder } from '@naftiko/engine';
import { isJsonLike, prepareJsonText } from './json-text.js';
import { preparePlainText } from './plain-text.js';
import { toBodyText } from './text-in.js';

/** A body given as a string: JSON if it can be parsed as such. Source: specification 03, section 4. */
export const raw: BodyEncoder = {
  types: ['raw'],
  takesEntity: true,

  prepare(body, kit) {
    return mapChecked(kit.template(toBodyText(body)), (template) => ({
      contentType: 'application/json',
      fixedContentType: false,
      fields: [],
      encode: isJsonLike(template) ? prepareJsonText(template, kit) : preparePlainText(template, kit),
    }));
  },
};
