import type { RequestPreview } from '@naftiko/engine';
import { quoteWord } from '../agent-hosts/quote-word.js';

/** Writes a request as a curl line that sends it and decodes its answer. */
export function writeCurlLine({ method, url, headers, body }: RequestPreview): string {
  const requested = headers.find(([name]) => isEncoding(name))?.[1];
  // Several encodings are the default of the client: curl then sends its own list. A single one comes from the document.
  const sent = requested?.includes(',') === true ? headers.filter(([name]) => !isEncoding(name)) : headers;
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return [
    'curl',
    ...methodWordsOf(method, body),
    ...(requested === undefined || requested === 'identity' ? [] : ['--compressed']),
    // curl treats brackets and braces as patterns.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    quoteWord(url),
    ...sent.flatMap(([name, value]) => ['-H', quoteWord(value === '' ? `${name};` : `${name}: ${value}`)]),
    // Unlike -d, --data-raw takes a leading "@" literally. Like -d, it would add the content type of a form.
    ...(body === undefined
      ? []
      : [...(isTyped ? [] : ['-H', quoteWord('Content-Type:')]), '--data-raw', quoteWord(body)]),
  ].join(' ');
}

const isEncoding = (name: string): boolean => name.toLowerCase() === 'accept-encoding';

/** The method options. curl posts by default with a body; with `-X HEAD` it would wait for a body that never arrives. */
function methodWordsOf(method: string, body: string | undefined): readonly string[] {
  if (method === 'HEAD' && body === undefined) return ['--head'];
  return method === 'GET' && body === undefined ? [] : ['-X', method];
}
