import { isPerConnection } from '@naftiko/runtime';

/** Whether a name can be a header's (RFC 9110, section 5.6.2). */
export const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Whether a value can be a header's: nothing in it ends the line. */
export const isSendable = (value: string): boolean => !/[^\t\x20-\x7e\x80-\uffff]/.test(value);

/** Header values travel as bytes; what is not ASCII is sent as UTF-8. */
export const encodeHeader = (value: string): string =>
  /[^\t\x20-\x7e]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;

/** Whether a header (lower case) belongs to the connection or its coding, whatever a document or a caller says. */
export const isConnectionHeader = (name: string): boolean =>
  isPerConnection(name) || name === 'accept-encoding' || name === 'content-encoding';
