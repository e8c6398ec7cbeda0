import { isOutsideBase } from '../request/outside-base.js';

/** Where redirects of an upstream may lead. */
export interface RedirectScope {
  readonly origin: string;
  /** Of the base URI, percent-encoded, without a trailing slash. */
  readonly basePath: string;
  /** Other origins that the operator allows: followed without credentials. */
  readonly allowedOrigins: readonly string[];
}

/** A target that may be followed; `home`: it is below the base URI and may receive the credentials. */
export interface RedirectTarget {
  readonly url: URL;
  readonly home: boolean;
}

/**
 * The address that a `Location` names, if it may be followed: below the base URI, or at an origin that the operator
 * allows. `URL` reads addresses as browsers do: case, default ports, tabs and backslashes do not hide another origin.
 * Source: specification 03, section 6.
 */
export function findTarget(location: string, here: string, scope: RedirectScope): RedirectTarget | undefined {
  if (!URL.canParse(location, here)) return undefined;
  const url = new URL(location, here);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  // User information can make a host look like another one, and would be a credential of the upstream's choice.
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.origin === scope.origin && isBelow(url.pathname, scope.basePath)) return { url, home: true };
  return scope.allowedOrigins.includes(url.origin) ? { url, home: false } : undefined;
}

function isBelow(path: string, base: string): boolean {
  if (base === '') return true;
  return (path === base || path.startsWith(`${base}/`)) && !isOutsideBase(path.slice(base.length));
}
