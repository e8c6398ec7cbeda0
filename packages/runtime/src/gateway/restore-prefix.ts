import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/**
 * Puts the prefix of a document back into what its handler says about its own addresses: into `Location` when it is a
 * path, and into the address of the protected resource's metadata.
 */
export function restorePrefix(response: ServerResponse, prefix: string): void {
  const writeHead = response.writeHead.bind(response) as (...given: readonly unknown[]) => ServerResponse;
  const restored = (...given: readonly unknown[]): ServerResponse => {
    const headers = given.at(-1);
    const isSet = typeof headers === 'object' && headers !== null;
    for (const name of ['location', 'www-authenticate']) {
      const value = response.getHeader(name);
      if (value !== undefined) response.setHeader(name, restoreIn(name, value, prefix));
    }
    return writeHead(...(isSet ? [...given.slice(0, -1), restoreAll(headers, prefix)] : given));
  };
  response.writeHead = restored as typeof response.writeHead;
}

function restoreAll(headers: object, prefix: string): OutgoingHttpHeaders | readonly unknown[] {
  if (Array.isArray(headers)) {
    return headers.map((value: unknown, index) =>
      index % 2 === 1 && typeof value === 'string'
        ? restoreIn(String(headers[index - 1]).toLowerCase(), value, prefix)
        : value,
    );
  }
  return Object.fromEntries(
    Object.entries(headers as OutgoingHttpHeaders).map(([name, value]) => [
      name,
      value === undefined ? value : restoreIn(name.toLowerCase(), value, prefix),
    ]),
  );
}

function restoreIn<Value extends OutgoingHttpHeader>(name: string, value: Value, prefix: string): Value {
  if (Array.isArray(value)) return value.map((one) => restoreIn(name, one, prefix)) as unknown as Value;
  if (typeof value !== 'string') return value;
  if (name === 'location') return (/^\/(?!\/)/.test(value) ? prefix + value : value) as Value;
  if (name !== 'www-authenticate') return value;
  return value.replaceAll(metadataAddress, (whole, before: string, after: string) =>
    after.includes(`${prefix}/`) ? whole : `${before}${prefix}${after}`,
  ) as Value;
}

/** The address of metadata in a challenge: its origin, then its path. Source: RFC 9728, section 5.1. */
const metadataAddress = /(resource_metadata="[a-z]+:\/\/[^/"]*)(\/\.well-known\/[^"]*)/g;
