import { mapChecked } from '@naftiko/spec';
import type { BodyEncoder, BodyKit, ConsumeScope, Template } from '@naftiko/engine';
import { prepareEscapedText } from './escaped-text.js';
import { isJsonLike, prepareJsonText, type FillText } from './json-text.js';
import { preparePlainText } from './plain-text.js';
import { toBodyText } from './text-in.js';
import { findXmlEscapes } from './xml-places.js';

/**
 * `type: raw`: a string that is treated as JSON if it can be parsed as JSON, and as XML if it begins with a tag.
 * Source: specification 03, section 4.
 */
export const raw: BodyEncoder = {
  types: ['raw'],
  takesEntity: true,

  prepare(body, kit) {
    return mapChecked(kit.template(toBodyText(body)), (template) => ({
      contentType: 'application/json',
      fixedContentType: false,
      fields: [],
      encode: prepareRaw(template, kit),
    }));
  },
};

function prepareRaw(template: Template<ConsumeScope>, kit: BodyKit): FillText {
  if (isJsonLike(template)) return prepareJsonText(template, kit);
  return /^\s*</.test(template.source.text)
    ? prepareEscapedText(template, kit, findXmlEscapes)
    : preparePlainText(template, kit);
}
