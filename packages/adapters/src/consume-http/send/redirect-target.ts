import { isOutsideBase } from '../request/outside-base.js';

/** The addresses to which redirects of an upstream are followed. */
export interface RedirectScope {
  readonly origin: string;
  /** The path of the base URI, percent-encoded, without a trailing slash. */
  readonly basePath: string;
  /** Other origins that the operator allows: followed without credentials. */
  readonly allowedOrigins: readonly string[];
}

/**
 * The target of a redirect that is followed; `home`: it is below the base URI, so that it may receive the credentials.
 */
export interface RedirectTarget {
  readonly url: URL;
  readonly isInBase: boolean;
}

/**
 * The target of a `Location`, if it is below the base URI or at an origin that the operator allows. `URL` parses
 * addresses as browsers do, so that case, default ports, tabs and backslashes cannot hide another origin. Source:
 * specification 03, section 6.
 */
export function findTarget(location: string, here: string, scope: RedirectScope): RedirectTarget | undefined {
  if (!URL.canParse(location, here)) return undefined;
  const url = new URL(location, here);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  // An address with user information is not followed: it can make a host look like another one, and would be a
  // credential that the upstream chooses.
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.origin === scope.origin && isBelow(url.pathname, scope.basePath)) return { url, isInBase: true };
  return scope.allowedOrigins.includes(url.origin) ? { url, isInBase: false } : undefined;
}

function isBelow(path: string, base: string): boolean {
  if (base === '') return true;
  return (path === base || path.startsWith(`${base}/`)) && !isOutsideBase(path.slice(base.length));
}
