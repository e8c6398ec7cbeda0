import { defaultConnectionLimits } from '@naftiko/engine';
import { defaultRunOptions, type RunOptions } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { given, problemsOf, usageError, type Given } from './given.js';
import { readDuration } from './read-duration.js';
import { readCount } from './read-option.js';

/** The limits of a run on callers and upstreams. */
export type Limits = Pick<RunOptions, 'serverLimits' | 'wrongCredentialsPerMinute' | 'connectionLimits'>;

/** Reads the options that limit callers and upstreams; reports all problems at once. */
export function readLimits(raw: RawRunOptions): Given<Limits> {
  const { serverLimits: usual, wrongCredentialsPerMinute } = defaultRunOptions;
  const connections = readCount('--max-connections', raw.maxConnections, 1, usual.connections);
  const requests = readCount('--max-requests', raw.maxRequests, 1, usual.requests);
  const receiveMs = readDuration('--receive-timeout', raw.receiveTimeout, {
    minMs: 1_000,
    fallbackMs: usual.receiveMs,
  });
  const perMinute = readCount('--wrong-credentials', raw.wrongCredentials, 1, wrongCredentialsPerMinute);
  const usualUpstream = defaultConnectionLimits.connections;
  const upstream = readCount('--upstream-connections', raw.upstreamConnections, 1, usualUpstream);
  if (!connections.ok || !requests.ok || !receiveMs.ok || !perMinute.ok || !upstream.ok) {
    return usageError(...problemsOf(connections, requests, receiveMs, perMinute, upstream));
  }
  const connectionLimits = { ...defaultConnectionLimits, connections: upstream.value };
  return given({
    serverLimits: {
      ...usual,
      connections: connections.value,
      requests: requests.value,
      receiveMs: receiveMs.value,
    },
    wrongCredentialsPerMinute: perMinute.value,
    connectionLimits: () => connectionLimits,
  });
}
