import { encodeHeader } from '../request/headers.js';

/**
 * Whether a value is valid in a header line. undici does not check received values; an invalid one is not passed on.
 */
const isOneLine = (value: string): boolean => !/[^\t\x20-\x7e\x80-\xff]/.test(value);

const isAscii = (value: string): boolean => !/[^\t\x20-\x7e]/.test(value);

/** The text of a header value that has one character per byte: UTF-8 if that is valid, otherwise Latin-1. */
export function readHeaderText(bytes: string): string {
  if (isAscii(bytes)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

/**
 * A header value (one character per byte) in the form in which it is passed on; `undefined` if it is invalid.
 *
 * Node writes header values byte by byte too, with one exception. When an answer has a `Content-Length`, Node decodes
 * the bytes of `Content-Disposition` as UTF-8 and then truncates each character to one byte, so that U+010D and U+010A
 * become line breaks. Therefore that header is passed on in ASCII.
 */
export function relayValue(name: string, bytes: string | undefined): string | undefined {
  if (bytes === undefined || !isOneLine(bytes)) return undefined;
  return name === 'content-disposition' && !isAscii(bytes) ? toAsciiDisposition(bytes) : bytes;
}

/** Changes the text of a header value and restores its bytes. */
export function withHeaderText(bytes: string, change: (text: string) => string): string {
  const text = readHeaderText(bytes);
  const changed = change(text);
  return changed === text ? bytes : encodeHeader(changed);
}

const parameter = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=(?:\s*("(?:[^"\\]|\\.)*")\s*|([^;"]*))/gy;

/** A `Content-Disposition` with ASCII parameters: other characters are added as in RFC 8187. */
function toAsciiDisposition(bytes: string): string | undefined {
  const type = /^\s*([\w!#$%&'*+.^`|~-]+)\s*/.exec(bytes);
  if (type?.[1] === undefined) return undefined;
  const parameters: (readonly [name: string, value: string])[] = [];
  parameter.lastIndex = type[0].length;
  let end = type[0].length;
  for (let found = parameter.exec(bytes); found !== null; found = parameter.exec(bytes)) {
    const [, name = '', quoted, plain = ''] = found;
    parameters.push([name, quoted?.slice(1, -1).replaceAll(/\\(.)/g, '$1') ?? plain.trim()]);
    end = parameter.lastIndex;
  }
  // A header that cannot be parsed to its end is not used.
  if (!/^[\s;]*$/.test(bytes.slice(end))) return undefined;
  const extended = new Set(parameters.flatMap(([name]) => (name.endsWith('*') ? [name.toLowerCase()] : [])));
  const written = parameters.flatMap(([name, value]) => {
    if (isAscii(value)) return [name.endsWith('*') ? `${name}=${value}` : `${name}=${quoteValue(value)}`];
    if (name.endsWith('*')) return [];
    const text = readHeaderText(value);
    const plain = `${name}=${quoteValue(text.replaceAll(/[^\t\x20-\x7e]+/gu, '_'))}`;
    return extended.has(`${name.toLowerCase()}*`) ? [plain] : [plain, `${name}*=UTF-8''${encodeExtendedValue(text)}`];
  });
  return [type[1], ...written].join('; ');
}

const quoteValue = (value: string): string => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;

/** RFC 8187, section 3.2.1: `encodeURIComponent` does not escape some characters that must be escaped there. */
const encodeExtendedValue = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
