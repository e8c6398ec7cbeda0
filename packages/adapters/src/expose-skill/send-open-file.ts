import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { OpenedFile } from '@naftiko/runtime';
import { writeFailure } from './write-failure.js';

/**
 * Sends an open file with its date and entity tag, answers conditional requests, and closes the file. The headers of the
 * content are those of the response. Source: RFC 9110, section 13.
 */
export async function sendOpenFile({ handle, facts }: OpenedFile, response: Response): Promise<void> {
  const { req: request } = response;
  const { size, mtime } = facts;
  try {
    response.setHeader('ETag', `W/"${size.toString(16)}-${mtime.getTime().toString(16)}"`);
    response.setHeader('Last-Modified', mtime.toUTCString());
    if (isOutdated(request, response)) return refuse(response, 412, 'The file is another one by now.');
    if (request.fresh) {
      response.removeHeader('Content-Type');
      return void response.status(304).end();
    }
    response.setHeader('Content-Length', size);
    if (request.method === 'HEAD' || size === 0) return void response.end();
    const content = handle.createReadStream({ start: 0, end: size - 1, autoClose: false });
    await pipeline(content, response, { end: false });
    // A file that has become shorter: destroying the connection is the only way to report it.
    if (content.bytesRead < size) response.destroy();
    else response.end();
  } catch {
    // The caller has disconnected, or the file cannot be read.
    if (response.headersSent || response.destroyed) response.destroy();
    else refuse(response, 404, 'The file cannot be read.');
  } finally {
    await handle.close().catch(() => undefined);
  }
}

/** Whether the caller asks for another version than this one. */
function isOutdated({ headers }: Request, response: Response): boolean {
  const wanted = headers['if-match'];
  const tag = String(response.getHeader('ETag'));
  if (wanted !== undefined) return wanted !== '*' && !wanted.split(',').some((one) => isSame(one.trim(), tag));
  const since = Date.parse(headers['if-unmodified-since'] ?? '');
  return Date.parse(String(response.getHeader('Last-Modified'))) > since;
}

/** Entity tags without their mark of weakness. */
const isSame = (one: string, other: string): boolean => one.replace(/^W\//, '') === other.replace(/^W\//, '');

function refuse(response: Response, status: number, reason: string): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  writeFailure(response, status, reason);
}
