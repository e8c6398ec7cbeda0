import { fail, isGiven, type ConsumeClient, type RequestPreview, type RuntimeContext } from '@naftiko/engine';
import { collectGiven, type OperationNeeds, type PlannedDocument, type RunOptions } from '@naftiko/runtime';
import { quoteWord } from '../shell-quoting.js';

/** The runtime context of `call --dry-run`: its clients pass the first upstream request to `show` instead of sending it. */
export function withPreview(runtime: RuntimeContext, show: (preview: RequestPreview) => void): RuntimeContext {
  const clients = runtime.clients.map((client): ConsumeClient => ({
    send(...call) {
      const preview = client.preview(...call);
      if (!preview.ok) return Promise.resolve(preview);
      show(preview.value);
      return Promise.resolve(fail({ code: 'cancelled' }));
    },
    preview: (...call) => client.preview(...call),
    // Only a server forwards requests.
    forward: () => Promise.resolve(fail({ code: 'cancelled' })),
    close: () => client.close(),
  }));
  return { ...runtime, clients };
}

/** Writes the request as a curl line that sends it and decodes its answer. */
export function writeCurlLine({ method, url, headers, body }: RequestPreview): string {
  const asked = headers.find(([name]) => isEncoding(name))?.[1];
  // Several encodings are the default of the client: curl then sends its own list. A single one comes from the document.
  const sent = asked?.includes(',') === true ? headers.filter(([name]) => !isEncoding(name)) : headers;
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return [
    'curl',
    ...methodWordsOf(method, body),
    ...(asked === undefined || asked === 'identity' ? [] : ['--compressed']),
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

/** The options with `***` for every missing secret, because a preview needs none. */
export function withoutSecrets(
  document: PlannedDocument,
  { variables }: OperationNeeds,
  options: RunOptions,
): RunOptions {
  const given = collectGiven(document, options);
  const missing = variables.filter((variable) => variable.kind === 'environment' && !isGiven(variable, given));
  const shown = Object.fromEntries(missing.map(({ name }) => [name, '***']));
  return { ...options, environment: { ...options.environment, ...shown } };
}
