import { mapChecked } from '@naftiko/spec';
import type { BodyEncoder } from '@naftiko/engine';
import { preparePlainText } from './plain-text.js';
import { toBodyText } from './text-in.js';

const contentTypes: Partial<Record<string, string>> = {
  text: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  sparql: 'application/sparql-query',
};

/** `type: text`, `xml` and `sparql`: values are inserted verbatim. Source: specification 03, section 4. */
export const text: BodyEncoder = {
  types: ['text', 'xml', 'sparql'],

  prepare(body, kit) {
    return mapChecked(kit.template(toBodyText(body)), (template) => ({
      contentType: contentTypes[body.type],
      fixedContentType: false,
      fields: [],
      encode: preparePlainText(template, kit),
    }));
  },
};
