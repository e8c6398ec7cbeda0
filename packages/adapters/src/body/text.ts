import { mapChecked, type RequestBody } from '@naftiko/spec';
import type { BodyEncoder } from '@naftiko/engine';
import { prepareEscapedText } from './escaped-text.js';
import { preparePlainText } from './plain-text.js';
import { findSparqlEscapes } from './sparql-places.js';
import { toBodyText } from './text-in.js';
import { findXmlEscapes } from './xml-places.js';

const contentTypes: Partial<Record<RequestBody['type'], string>> = {
  text: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  sparql: 'application/sparql-query',
};

/**
 * `type: text` inserts values unchanged; `xml` and `sparql` escape them. Source: specification 03, section 4; 02,
 * section 3.3.
 */
export const text: BodyEncoder = {
  types: ['text', 'xml', 'sparql'],

  prepare(body, kit) {
    return mapChecked(kit.template(toBodyText(body)), (template) => ({
      contentType: contentTypes[body.type],
      fixedContentType: false,
      fields: [],
      encode:
        body.type === 'text'
          ? preparePlainText(template, kit)
          : prepareEscapedText(template, kit, body.type === 'xml' ? findXmlEscapes : findSparqlEscapes),
    }));
  },
};
