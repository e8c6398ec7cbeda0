import { makePages } from '@naftiko/adapters';
import { isLoopback, loopbackAddress, type RunOptions } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';

/** The pages of a run: by default only where no other machine can reach them. */
export function choosePages({
  pages,
  host = loopbackAddress,
}: Pick<RawRunOptions, 'pages' | 'host'>): RunOptions['pages'] {
  if (pages ?? isLoopback(host)) return makePages({ loadDescribeRest, inspects: pages === 'inspect' });
  return undefined;
}

/** Loaded at the first request that needs it, because a start has no use for it. */
const loadDescribeRest = async () => (await import('../openapi/describe-rest.js')).describeRest;
