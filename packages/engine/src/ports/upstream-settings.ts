import type { ConnectionLimits } from './connection-limits.js';
import type { Proxies } from './proxies.js';

/** What an operator decides about one upstream. An absent value has the default of the run. */
export interface UpstreamSettings {
  /** Per call. */
  readonly timeoutMs?: number;
  readonly connectTimeoutMs?: number;
  readonly connectionLimits?: ConnectionLimits;
  readonly proxies?: Proxies | undefined;
  /** Other origins to which redirects are followed, without credentials: `https://files.example.com`. */
  readonly redirectOrigins?: readonly string[];
}

/** The settings of the upstreams that match. Of several rules, the first that matches applies, alone. */
export interface UpstreamRule {
  /** Whether a consumed namespace at an origin (`https://api.example.com`) is meant. */
  matches(namespace: string, origin: string): boolean;
  readonly settings: UpstreamSettings;
}
