import { given, usageError, type Given } from './given.js';
import { maskAddress } from './mask-address.js';

/** Host names of `--allow-host`, lower case; `*` is any. */
export function readAllowHosts(texts: readonly string[]): Given<readonly string[]> {
  const names = texts.map((text) => text.trim().toLowerCase());
  const problems = names.flatMap((name) =>
    parseAllowedHost(name) !== undefined
      ? []
      : [
          `--allow-host takes a host name, for example mcp.example.com or mcp.example.com:8443; "${maskAddress(name)}" is not one.`,
        ],
  );
  return problems.length > 0 ? usageError(...problems) : given([...new Set(names)]);
}

/** A host name, lower case, or `*`; `undefined` for any other text. */
export function parseAllowedHost(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  return name === '*' || isHost(name) ? name : undefined;
}

/** Whether a text is a host name or an address (IPv6 in brackets), with an optional port. */
const isHost = (name: string): boolean =>
  /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)(?::\d{1,5})?$/.test(name);

/** Origins of `--allow-origin`, as browsers send them; `*` is any. */
export function readAllowOrigins(texts: readonly string[]): Given<readonly string[]> {
  const read = texts.map((text) => [text, parseAllowedOrigin(text)] as const);
  const problems = read.flatMap(([text, origin]) =>
    origin === undefined
      ? [
          `--allow-origin takes an origin as browsers send it, for example https://chat.example.com, ` +
            `vscode-file://vscode-app or null; "${maskAddress(text)}" is not one.`,
        ]
      : [],
  );
  if (problems.length > 0) return usageError(...problems);
  return given([...new Set(read.flatMap(([, origin]) => origin ?? []))]);
}

/** An origin as browsers send it, or `*`; `undefined` for any other text. */
export function parseAllowedOrigin(text: string): string | undefined {
  const lower = text.trim().toLowerCase();
  if (lower === '*' || lower === 'null') return lower;
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]*\/?$/.test(lower)) return undefined;
  const written = lower.replace(/(?<!\/)\/$/, '');
  if (!/^https?:/.test(written)) return written;
  // Browsers omit the default port, and write names in ASCII.
  return URL.canParse(written) ? new URL(written).origin : undefined;
}
