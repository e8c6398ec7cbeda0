import type { ConnectionLimits } from './connection-limits.js';
import type { Proxies } from './proxies.js';

/** The operator's settings for one upstream. For a setting that is absent, the setting of the whole process applies. */
export interface UpstreamSettings {
  /** For one call, redirects included. */
  readonly timeoutMs?: number;
  readonly connectTimeoutMs?: number;
  readonly connectionLimits?: ConnectionLimits;
  readonly proxies?: Proxies | undefined;
  /** Other origins to which redirects are followed, without credentials: `https://files.example.com`. */
  readonly redirectOrigins?: readonly string[];
}

/** The settings of the upstreams that match. Of several rules, only the first that matches applies. */
export interface UpstreamRule {
  /** Whether the rule applies to a consumed namespace at an origin (`https://api.example.com`). */
  matches(namespace: string, origin: string): boolean;
  readonly settings: UpstreamSettings;
}
