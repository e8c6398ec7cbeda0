import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import type { Shell } from '../shell.js';
import { createLogs } from './log.js';

const circle: Record<string, unknown> = { name: 'ring' };
circle['self'] = circle;

test.each([
  ['json', /^\{"level":"warn",.*"logger":"plug-in","status":200,"count":"5n","ring":"<ref.*","message":"odd"\}\n$/],
  ['pretty', /^\S+ warn {2}odd status=200 count=5n ring="<ref.*"\n$/],
] as const)('a line in the format %s may have values without JSON', (format, expected) => {
  const errors = new PassThrough();
  const shell = { errors, environment: {} } as unknown as Shell;
  const logs = createLogs({ level: 'info', format, verbose: true, now: () => new Date(0) }, shell);
  logs.logger('plug-in').warn('odd', { status: 200, count: 5n, ring: circle });
  expect(String(errors.read())).toMatch(expected);
});
