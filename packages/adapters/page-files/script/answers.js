// Answers to calls, as elements.
import { block, create, title, write } from './elements.js';

export function showPreview({ response, bytes, isTool }) {
  const answer = parse(new TextDecoder().decode(bytes));
  const shown = isTool ? parse(answer?.content?.[0]?.text) : answer;
  if (!response.ok || shown?.request === undefined) return [title('Not sent'), block(textOf(bytes), 'Reason')];
  if (shown.request === null) return [write('p', 'note', 'It calls no upstream.')];
  const later = shown.then.length > 0 ? `Then, from its answer: ${shown.then.join(', ')}.` : '';
  const request = block(shown.request, 'Upstream request', true);
  return [title('Upstream request, with secrets masked'), request, write('p', 'note', later)];
}

export function showAnswer({ response, ms, bytes, isTool }) {
  const result = isTool ? parse(new TextDecoder().decode(bytes)) : undefined;
  const isOk = response.ok && result?.isError !== true;
  const status = isTool && response.ok ? (isOk ? 'result' : 'error') : `${response.status} ${response.statusText}`;
  const head = create('p', { className: 'answer' });
  const size = `${bytes.byteLength.toLocaleString('en')} bytes`;
  const mark = `mark ${isOk ? 'calm' : 'alert'}`;
  head.append(write('span', mark, status.trim()), write('span', 'quiet', `${ms} ms`), write('span', 'quiet', size));
  const headers = create('details', { className: 'headers' });
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  headers.append(create('summary', { textContent: 'Headers' }), block(lines.join('\n'), 'Headers'));
  const texts = result?.content?.every(({ type }) => type === 'text') ? result.content : undefined;
  const shown = texts === undefined ? textOf(bytes) : indent(texts.map(({ text }) => text).join('\n'));
  return [title('Answer'), head, block(shown, 'Answer'), headers];
}

/** What upstreams answered. */
export function showExchanges(exchanges) {
  return exchanges.flatMap(({ request, status, body }) => [
    title(`Upstream answer ${status ?? ''}`),
    block(request, 'Upstream request', true),
    status === undefined ? write('p', 'note', 'There was no answer.') : block(indent(body), 'Upstream answer'),
  ]);
}

/** Bytes as text: JSON indented, at most 200,000 characters. */
function textOf(bytes) {
  const text = new TextDecoder().decode(bytes.slice(0, 1_000_000));
  if (text.includes('\0')) return `${bytes.byteLength.toLocaleString('en')} bytes that are not text`;
  return text === '' ? '(empty)' : indent(text).slice(0, 200_000);
}

/** Indents JSON without reading its numbers, which would lose digits. */
function indent(text) {
  if (parse(text) === undefined) return text;
  let depth = 0;
  const line = (change) => `\n${'  '.repeat((depth += change))}`;
  return text.replace(jsonTokens, (part) => {
    if (part.trim() === '') return '';
    if (part === '{' || part === '[') return part + line(1);
    if (part === '}' || part === ']') return line(-1) + part;
    return part === ',' ? part + line(0) : part === ':' ? ': ' : part;
  });
}

const jsonTokens = /"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|[^\s{}[\],:"]+|\s+/g;

export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
