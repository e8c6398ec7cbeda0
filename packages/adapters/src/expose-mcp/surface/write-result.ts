import type { CallToolResult, ContentBlock, ResourceLink } from '@modelcontextprotocol/server';
import { isRedirect, type Failure, type RawReply, type Reply, type Result } from '@naftiko/engine';
import { describeFailure } from '@naftiko/runtime';
import { isObject, type JsonObject, writeJson } from '@naftiko/spec';
import { essenceOf, textOf } from './body-text.js';
import { describeStatus } from './upstream-answer.js';

/** The tool a result is written for. */
export interface CalledTool {
  readonly name: string;
  /** The schema in the tool list (`outputSchema`); `undefined`: the list has none. */
  readonly resultSchema: JsonObject | undefined;
  /** A link to the resource of this server with that URI; `undefined`: the server has no resources. */
  readonly linkTo: ((uri: string) => ResourceLink | undefined) | undefined;
}

/** Writes the result of a tool for the protocol. An error is a result too, so that the model can react to it. */
export function writeToolResult(result: Result<Reply>, tool: CalledTool): CallToolResult {
  const failed = result.ok ? describeRedirect(result.value) : writeFailureResult(result.failure);
  if (failed?.isError === true) return failed;
  if (tool.resultSchema !== undefined) return writeStructuredResult(result);
  if (failed !== undefined) return failed;
  const reply = (result as Extract<typeof result, { readonly ok: true }>).value;
  return { content: [...contentOf(reply, tool.name), ...linksOf(reply, tool)], isError: false };
}

/** A redirect that was not followed is an error, because the upstream has not executed the call. */
const describeRedirect = (reply: Reply): CallToolResult | undefined =>
  isRedirect(reply.status) ? writeErrorResult(`${describeStatus(reply)}${bodyOf(reply)}`) : undefined;

/**
 * The result of a tool with an `outputSchema`: one object, as text and as data. It is empty when the answer is not an
 * object. Source: specification 04, a.13.
 */
function writeStructuredResult(result: Result<Reply>): CallToolResult {
  const value = result.ok && result.value.kind === 'json' ? result.value.value : undefined;
  const structuredContent = isObject(value) ? value : {};
  return { content: [writeText(writeJson(structuredContent))], structuredContent, isError: false };
}

/** The result of a call that failed. */
export function writeFailureResult(failure: Failure): CallToolResult {
  switch (failure.code) {
    // A tool without an answer yields "{}". Source: specification 03, section 8.5.
    case 'nothing-to-answer':
      return { content: [writeText('{}')], isError: false };
    // The caller has disconnected.
    case 'cancelled':
      return writeErrorResult('The call was cancelled.');
    case 'upstream-status': {
      const at = failure.step === undefined ? '' : `Step "${failure.step}": `;
      return writeErrorResult(`${at}${describeStatus(failure.reply)}${bodyOf(failure.reply)}`);
    }
    case 'decode-failed':
      return writeErrorResult(`${describeFailure(failure)} It begins: ${failure.excerpt}`);
    case 'unavailable': {
      const remedy = failure.hint === undefined ? '' : ` ${failure.hint}`;
      return writeErrorResult(`The tool cannot be used. ${describeFailure(failure)}${remedy}`);
    }
    default:
      return writeErrorResult(describeFailure(failure));
  }
}

const writeErrorResult = (message: string): CallToolResult => ({ content: [writeText(message)], isError: true });

const writeText = (value: string): ContentBlock => ({ type: 'text', text: value });

function contentOf(reply: Reply, tool: string): ContentBlock[] {
  if (reply.kind === 'json') return [writeText(writeJson(reply.value))];
  // Some models treat a result without content as a failure, and call again.
  if (reply.body.byteLength === 0) return [writeText('Done, no content.')];
  const written = textOf(reply);
  if (written !== undefined) return [writeText(written)];
  const mimeType = essenceOf(reply.contentType) || 'application/octet-stream';
  const data = Buffer.from(reply.body).toString('base64');
  if (mimeType.startsWith('image/')) return [{ type: 'image', data, mimeType }];
  if (mimeType.startsWith('audio/')) return [{ type: 'audio', data, mimeType }];
  // The protocol requires a URI. Clients cannot read this one.
  return [{ type: 'resource', resource: { uri: `result:${encodeURIComponent(tool)}`, mimeType, blob: data } }];
}

/** A link for a result that is only the URI of a resource, so that the client can fetch it. */
function linksOf(reply: Reply, { linkTo }: CalledTool): readonly ContentBlock[] {
  if (linkTo === undefined) return [];
  const uri = reply.kind === 'json' ? reply.value : readUri(reply);
  const link = typeof uri === 'string' ? linkTo(uri) : undefined;
  return link === undefined ? [] : [link];
}

/** The text of a short body, without enclosing quotation marks; a longer body is not a URI. */
function readUri(reply: RawReply): string | undefined {
  if (reply.body.byteLength > maxUriLength) return undefined;
  return textOf(reply)
    ?.trim()
    .replace(/^"(.*)"$/, '$1');
}

const maxUriLength = 8192;

/** The largest number of bytes of an upstream's error that a result contains. */
const excerptBytes = 4096;

function bodyOf(reply: Reply): string {
  if (reply.kind === 'json') return `: ${writeJson(reply.value)}`;
  if (reply.body.byteLength === 0) return '';
  const whole = reply.body.byteLength <= excerptBytes;
  const shown = whole ? reply : { ...reply, body: reply.body.subarray(0, excerptBytes) };
  const written = textOf(shown, { cut: !whole });
  if (written === undefined) return `, ${reply.body.byteLength} bytes of ${essenceOf(reply.contentType) || 'data'}`;
  return whole ? `: ${written}` : `: ${written}…`;
}
