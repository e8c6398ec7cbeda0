import { ok, type DecodeInline, type FormatDecoder } from '@naftiko/engine';
import { decodeText, valid, type Json } from '@naftiko/spec';
import { SaxesParser } from 'saxes';
import { failDecoding, reasonOf } from './decode-failure.js';

/**
 * XML as the object of its root element's content: attributes and children are members, repeated names are lists,
 * text beside them is the member `""`, every scalar is a string. Prefixes are dropped.
 *
 * A DTD is not processed: its entities are errors, and nothing is fetched or expanded.
 * Source: specification 03, section 7.2.
 */
export const xml: FormatDecoder<DecodeInline> = { format: 'xml', loneElements: true, prepare: () => valid(decodeXml) };

const decodeXml: DecodeInline = (body, charset) => {
  let root: Json = {};
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    if (open.length === maxDepth) parser.fail('it is nested too deeply.');
    open.at(-1)?.endText();
    const element = new Element(local);
    for (const { local: name, prefix, uri, value } of Object.values(attributes)) {
      if (uri === schemaInstance && name === 'nil' && value.trim() === 'true') element.nil = true;
      else if (prefix !== 'xmlns' && name !== 'xmlns') element.add(name, value);
    }
    open.push(element);
  });
  parser.on('text', (text) => open.at(-1)?.addText(text));
  parser.on('cdata', (text) => open.at(-1)?.addText(text));
  parser.on('closetag', () => {
    const element = open.pop();
    if (element === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = element.toObject();
    else parent.add(element.name, element.value());
  });
  try {
    parser.write(textOf(body, charset)).close();
  } catch (cause) {
    return failDecoding('xml', reasonOf(cause), body);
  }
  return ok(root);
};

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Deeper than real documents, and shallow enough to write the result as JSON without exhausting the stack. */
const maxDepth = 1000;

/** An element that is being read. */
class Element {
  readonly name: string;
  nil = false;
  readonly #members = new Map<string, Json[]>();
  #text = '';

  constructor(name: string) {
    this.name = name;
  }

  add(name: string, value: Json): void {
    const values = this.#members.get(name);
    if (values === undefined) this.#members.set(name, [value]);
    else values.push(value);
  }

  addText(text: string): void {
    this.#text += text;
  }

  /** Called at the start of a child and at the end of the element. White space between elements is layout. */
  endText(): void {
    if (this.#text.trim() !== '') this.add('', this.#text);
    this.#text = '';
  }

  /** A string if the element holds only text. */
  value(): Json {
    if (this.nil) return null;
    return this.#members.size === 0 ? this.#text : this.toObject();
  }

  toObject(): Json {
    this.endText();
    return Object.fromEntries(
      [...this.#members].map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
    );
  }
}

/** The text in the charset of the content type, otherwise in the one of the XML declaration. */
function textOf(body: Uint8Array, charset: string | undefined): string {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 200));
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  return decodeText(body, charset ?? declared);
}
