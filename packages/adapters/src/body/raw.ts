import { mapChecked } from '@naftiko/spec';
import type { BodyEncoder } from '@naftiko/engine';
import { looksLikeJson, prepareJsonText } from './json-text.js';
import { preparePlainText } from './plain-text.js';
import { textIn } from './text-in.js';

/** A body that is just a text: JSON unless it cannot be. Source: specification 03, section 4. */
export const raw: BodyEncoder = {
  types: ['raw'],
  takesEntity: true,

  prepare(body, kit) {
    return mapChecked(kit.template(textIn(body)), (template) => ({
      contentType: 'application/json',
      fixedContentType: false,
      fields: [],
      encode: looksLikeJson(template) ? prepareJsonText(template, kit) : preparePlainText(template, kit),
    }));
  },
};
