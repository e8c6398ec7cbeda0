import type { Proxies } from '@naftiko/engine';

/** A proxy for an upstream. */
export interface Proxy {
  /** The address without credentials, for display. */
  readonly address: string;
  /** The value of `Proxy-Authorization`. */
  readonly credential: string | undefined;
}

/**
 * The proxy for an origin; `undefined`: a direct connection. Source: the conventions of `HTTP_PROXY` and `NO_PROXY`.
 */
export function findProxy(origin: string, proxies: Proxies | undefined): Proxy | undefined {
  if (proxies === undefined) return undefined;
  const { protocol, hostname, port } = new URL(origin);
  const address = protocol === 'https:' ? (proxies.https ?? proxies.http) : proxies.http;
  if (address === undefined) return undefined;
  const target = { host: stripBrackets(hostname), port: port === '' ? (protocol === 'https:' ? '443' : '80') : port };
  if (proxies.except.some((entry) => matches(entry, target))) return undefined;
  const url = new URL(address);
  const { username, password } = url;
  const credential =
    username === '' && password === '' ? undefined : encodeBasic(decodeText(username), decodeText(password));
  return { address: `${url.protocol}//${url.host}`, credential };
}

interface Target {
  readonly host: string;
  readonly port: string;
}

function matches(entry: string, { host, port }: Target): boolean {
  if (entry === '*') return true;
  // In an IPv6 address, only a number after the brackets is a port.
  const [, name = entry, only] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
  if (only !== undefined && only !== port) return false;
  const wanted = stripBrackets(name.toLowerCase().replace(/^\*?\./, ''));
  return host === wanted || host.endsWith(`.${wanted}`);
}

const stripBrackets = (host: string): string => host.toLowerCase().replace(/^\[|\]$|\.$/g, '');

const encodeBasic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
