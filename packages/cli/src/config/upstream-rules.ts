import { defaultConnectionLimits, type UpstreamRule, type UpstreamSettings } from '@naftiko/engine';
import type { Config } from './config.js';
import type { UpstreamSection } from './upstreams-section.js';

/** The flags that win over what the file says about upstreams. */
export interface UpstreamFlags {
  readonly timeout?: string;
  readonly upstreamConnections?: string;
  /** False: `--no-proxy`. */
  readonly proxy?: boolean;
}

/** The rules of the section `upstreams`, without what flags decide. */
export const makeUpstreamRules = (config: Config | undefined, flags: UpstreamFlags): readonly UpstreamRule[] =>
  (config?.upstreams ?? []).map((section) => ({
    matches: (name, at) => {
      const { namespace, origin } = section.match ?? {};
      return (namespace === undefined || namespace.value.test(name)) && (origin === undefined || origin.value === at);
    },
    settings: settingsOf(section, flags),
  }));

function settingsOf({ timeout, limit, redirects, proxy }: UpstreamSection, flags: UpstreamFlags): UpstreamSettings {
  const total = flags.timeout === undefined ? timeout?.total?.value : undefined;
  const connect = timeout?.connect?.value ?? (total === undefined ? undefined : Math.min(15_000, total));
  const address = flags.proxy === false ? undefined : proxy?.value;
  return {
    ...(total === undefined ? {} : { timeoutMs: total }),
    ...(connect === undefined ? {} : { connectTimeoutMs: connect }),
    ...(limit === undefined ? {} : { connectionLimits: limitsOf(limit, flags) }),
    ...(redirects?.origins === undefined ? {} : { redirectOrigins: redirects.origins.value }),
    ...(address === undefined ? {} : { proxies: { http: address, https: address, except: [] } }),
  };
}

function limitsOf(
  { concurrent, queue }: NonNullable<UpstreamSection['limit']>,
  { upstreamConnections }: UpstreamFlags,
): NonNullable<UpstreamSettings['connectionLimits']> {
  const { connections: usual, queue: usualQueue } = defaultConnectionLimits;
  return {
    // The flag is checked where it is read for all upstreams.
    connections: upstreamConnections === undefined ? (concurrent?.value ?? usual) : Number(upstreamConnections),
    queue: queue?.value ?? usualQueue,
  };
}
