import { isPerConnection } from '@naftiko/runtime';

/** Whether a name is a valid header name (RFC 9110, section 5.6.2). */
export const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Whether a value is a valid header value: without control characters other than tabs. */
export const isSendable = (value: string): boolean => !/[^\t\x20-\x7e\x80-\uffff]/.test(value);

/** Header values are sent as bytes; other characters than ASCII are sent as UTF-8. */
export const encodeHeader = (value: string): string =>
  /[^\t\x20-\x7e]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;

/**
 * Whether a header (lower case) belongs to the connection or the compression, so that neither a document nor a caller
 * can set it.
 */
export const isConnectionHeader = (name: string): boolean =>
  isPerConnection(name) || name === 'accept-encoding' || name === 'content-encoding';
