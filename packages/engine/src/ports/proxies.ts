/** The proxies through which an operator sends requests to upstreams. Addresses may hold credentials: never shown. */
export interface Proxies {
  /** For `http:` addresses; `undefined`: they are asked directly. */
  readonly http: string | undefined;
  /** For `https:` addresses. */
  readonly https: string | undefined;
  /** Hosts that are asked directly, lower case: `host`, `.domain`, `*.domain`, each with or without a port; `*` is all. */
  readonly except: readonly string[];
}
