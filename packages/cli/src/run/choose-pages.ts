import { makePages } from '@naftiko/adapters';
import { isLoopback, loopbackAddress, type RunOptions } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { describeRest } from '../openapi/describe-rest.js';

/** The pages of a run: by default only where no other machine can reach them. */
export function choosePages({
  pages,
  host = loopbackAddress,
}: Pick<RawRunOptions, 'pages' | 'host'>): RunOptions['pages'] {
  if (pages ?? isLoopback(host)) return makePages({ describeRest, inspects: pages === 'inspect' });
  return undefined;
}
