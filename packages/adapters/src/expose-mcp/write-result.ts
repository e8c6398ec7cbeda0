import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/server';
import type { Failure, RawReply, Reply, Result } from '@naftiko/engine';
import { failureSentence } from '@naftiko/runtime';

/** What a tool yielded, in the terms of the protocol: an error is a result that a model can act on. */
export const toolResult = (result: Result<Reply>, tool: string): CallToolResult =>
  result.ok ? { content: contentOf(result.value, tool), isError: false } : failureResult(result.failure);

/** The result of a call that failed. */
export function failureResult(failure: Failure): CallToolResult {
  switch (failure.code) {
    // A tool that has nothing static to say says "{}". Source: specification 03, section 8.5.
    case 'nothing-to-answer':
      return { content: [text('{}')], isError: false };
    // Nobody reads it: the caller has gone.
    case 'cancelled':
      return errorResult('The call was cancelled.');
    case 'upstream-status': {
      const at = failure.step === undefined ? '' : `Step "${failure.step}": `;
      return errorResult(`${at}HTTP ${failure.reply.status}${bodyOf(failure.reply)}`);
    }
    case 'decode-failed':
      return errorResult(`${failureSentence(failure)} It begins: ${failure.excerpt}`);
    case 'unavailable': {
      const remedy = failure.hint === undefined ? '' : ` ${failure.hint}`;
      return errorResult(`The tool cannot be used. ${failureSentence(failure)}${remedy}`);
    }
    default:
      return errorResult(failureSentence(failure));
  }
}

const errorResult = (message: string): CallToolResult => ({ content: [text(message)], isError: true });

const text = (value: string): ContentBlock => ({ type: 'text', text: value });

function contentOf(reply: Reply, tool: string): ContentBlock[] {
  if (reply.kind === 'json') return [text(JSON.stringify(reply.value))];
  if (reply.body.byteLength === 0) return [];
  const written = textOf(reply);
  if (written !== undefined) return [text(written)];
  const mimeType = essenceOf(reply.contentType) || 'application/octet-stream';
  const data = Buffer.from(reply.body).toString('base64');
  if (mimeType.startsWith('image/')) return [{ type: 'image', data, mimeType }];
  if (mimeType.startsWith('audio/')) return [{ type: 'audio', data, mimeType }];
  // The protocol wants a URI; nothing can be read under this one.
  return [{ type: 'resource', resource: { uri: `result:${encodeURIComponent(tool)}`, mimeType, blob: data } }];
}

/** How much of an upstream's error a model is shown. */
const excerptBytes = 4096;

function bodyOf(reply: Reply): string {
  if (reply.kind === 'json') return `: ${JSON.stringify(reply.value)}`;
  if (reply.body.byteLength === 0) return '';
  const whole = reply.body.byteLength <= excerptBytes;
  const written = textOf(whole ? reply : { ...reply, body: reply.body.subarray(0, excerptBytes) }, !whole);
  if (written === undefined) return `, ${reply.body.byteLength} bytes of ${essenceOf(reply.contentType) || 'data'}`;
  return whole ? `: ${written}` : `: ${written}…`;
}

/** The text of a body, or `undefined` when it is none. `cut`: it may end in the middle of a character. */
function textOf({ body, contentType }: RawReply, cut = false): string | undefined {
  const type = essenceOf(contentType);
  const declared = /;\s*charset="?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  if (type === '' || type === 'application/octet-stream') {
    // Says nothing about itself: it is text when it reads as text.
    return decoded(body, 'utf-8', { fatal: true, cut, plain: true });
  }
  if (!isTextual(type)) return undefined;
  return decoded(body, declared ?? 'utf-8', { fatal: false, cut, plain: false });
}

interface Decoding {
  readonly fatal: boolean;
  readonly cut: boolean;
  /** No control characters but line breaks and tabs. */
  readonly plain: boolean;
}

function decoded(body: Uint8Array, charset: string, { fatal, cut, plain }: Decoding): string | undefined {
  try {
    const written = new TextDecoder(charset, { fatal }).decode(body, { stream: cut });
    // eslint-disable-next-line no-control-regex
    return plain && /[\u0000-\u0008\u000e-\u001f]/.test(written) ? undefined : written;
  } catch {
    // Not that charset, or one nobody knows.
    return charset === 'utf-8' ? undefined : decoded(body, 'utf-8', { fatal, cut, plain });
  }
}

const essenceOf = (contentType: string | undefined): string =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

const isTextual = (type: string): boolean =>
  type.startsWith('text/') ||
  /[+/](?:json|xml|yaml|x-yaml|csv|ndjson|jsonl|x-ndjson|javascript|ecmascript|graphql|sql|toml)$/.test(type) ||
  type === 'application/x-www-form-urlencoded' ||
  type === 'application/jwt';
