import { diagnose } from '../diagnostic/diagnostic.js';
import type { Content } from '../document/content.js';
import type { FormatBody, RequestBody } from '../document/consume.js';
import { formatTypes, isExtension, isFormatType, listKnownTypes } from '../document/type-names.js';
import { findChild, type SourceNode } from '../source/source-node.js';
import { contentAt, contentOf, flagAt, textAt, type Reading } from './field.js';

type BodyType = FormatBody['type'];

/** Other names of types, which existing documents have (specification 06, section 4.6). */
const aliases: Readonly<Record<string, BodyType>> = { form: 'formUrlEncoded', multipart: 'multipartForm' };

const octetStream = 'application/octet-stream';

/** The media type of a type that is read as `binary`: the type itself, where it is a media type. */
const mediaTypeOf = (written: string): string => {
  if (written === 'yaml') return 'application/yaml';
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(written) ? written : octetStream;
};

/** `body` of a consumed operation. */
export function parseBody(parent: SourceNode, reading: Reading): RequestBody | undefined {
  const node = findChild(parent, 'body');
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') {
    if (typeof node.value !== 'string') return undefined;
    return { type: 'raw', data: contentOf(node), contentType: undefined, required: false, at: node.at };
  }
  if (node.kind === 'list')
    return { type: 'json', data: contentOf(node), contentType: undefined, required: false, at: node.at };

  const written = textAt(node, 'type');
  const required = flagAt(node, 'required') ?? false;
  if (written !== undefined && isExtension('bodies', written.text, reading.extensions)) {
    const data = contentAt(node, 'data');
    return { type: 'extension', name: written, data, contentType: undefined, required, sourceNode: node, at: node.at };
  }
  const type = written === undefined ? 'json' : typeOf(written.text);
  if (written !== undefined && formatType(written.text) === undefined) {
    const known = isFormatType('bodies', written.text) ? [] : listKnownTypes('bodies', reading.extensions);
    reading.note(diagnose('body-type-alias', written.at, { type: written.text, read: type, known }));
  }
  const data = dataOf(node, type, reading);
  if (data === undefined) reading.note(diagnose('body-template-empty', node.at, {}));
  return {
    type,
    data,
    contentType: type === 'binary' ? mediaTypeOf(written?.text ?? '') : undefined,
    required,
    at: node.at,
  };
}

const typeOf = (written: string): BodyType =>
  formatType(written) ?? (Object.hasOwn(aliases, written) ? aliases[written] : undefined) ?? 'binary';

const formatType = (written: string): BodyType | undefined => formatTypes.bodies.find((known) => known === written);

function dataOf(node: SourceNode, type: BodyType, reading: Reading): Content | undefined {
  const data = contentAt(node, 'data');
  if (data === undefined) return undefined;
  // In the relaxed dialect an empty template means the body of the caller.
  if (!reading.conformant && data.kind === 'map' && data.entries.length === 0) return undefined;
  if (type === 'multipartForm' && data.kind === 'map') return partsOf(data);
  const only = data.kind === 'map' && data.entries.length === 1 ? data.entries[0] : undefined;
  return (type === 'text' || type === 'binary') && only !== undefined ? only.value : data;
}

/** A map of fields as the list of parts that the format defines. */
const partsOf = (data: Content & { readonly kind: 'map' }): Content => ({
  kind: 'list',
  at: data.at,
  items: data.entries.map(({ key, value }) => ({
    kind: 'map',
    at: value.at,
    entries: [
      { key: { text: 'name', at: key.at }, value: { kind: 'text', ...key } },
      { key: { text: 'value', at: value.at }, value },
    ],
  })),
});
