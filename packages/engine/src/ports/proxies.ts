/** The proxies for requests to upstreams. Addresses may contain credentials and are never logged or displayed. */
export interface Proxies {
  /** For `http:` addresses; `undefined`: they are called directly. */
  readonly http: string | undefined;
  /** For `https:` addresses. */
  readonly https: string | undefined;
  /** Hosts that are called directly, lower case: `host`, `.domain`, `*.domain`, each with or without a port; `*` is all. */
  readonly except: readonly string[];
}
