import { isRedirect, type Reply } from '@naftiko/engine';

/** Describes the status of an answer and the headers that matter to a caller: when to retry, where it redirects. */
export function describeStatus({ status, headers }: Reply): string {
  if (status === 304) return 'HTTP 304, which has no content';
  if (isRedirect(status)) return `HTTP ${status}, ${placeIn(headers['location'])}, which was not followed`;
  const retryAfter = headers['retry-after']?.trim() ?? '';
  if (retryAfter === '') return `HTTP ${status}`;
  // RFC 9110, section 10.2.3: a number of seconds, or a date.
  const wait = /^\d+$/.test(retryAfter)
    ? `${retryAfter} second${retryAfter === '1' ? '' : 's'}`
    : shortenText(retryAfter);
  return `HTTP ${status} (try again after ${wait})`;
}

const placeIn = (location: string | undefined): string =>
  location === undefined || location.trim() === ''
    ? 'a redirect without a target'
    : `a redirect to ${shortenText(location)}`;

const shortenText = (text: string): string => (text.length > 2000 ? `${text.slice(0, 2000)}…` : text);
