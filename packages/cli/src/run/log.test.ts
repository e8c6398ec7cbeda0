import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import type { Shell } from '../shell.js';
import { createLogs } from './log.js';

const circle: Record<string, unknown> = { name: 'ring' };
circle['self'] = circle;

function collectLines(format: 'json' | 'pretty', verbose: boolean) {
  const errors = new PassThrough();
  const shell = { errors, environment: {} } as unknown as Shell;
  const logs = createLogs({ level: 'info', format, verbose, now: () => new Date(0) }, shell);
  return { log: logs.logger('plug-in'), read: () => String(errors.read()) };
}

test.each([
  ['json', /^\{"level":"warn",.*"logger":"plug-in","status":200,"count":"5n","ring":"<ref.*","message":"odd"\}\n$/],
  ['pretty', /^\S+ warn {2}odd status=200 count=5n ring="<ref.*"\n$/],
] as const)('a line in the format %s may have values without JSON', (format, expected) => {
  const { log, read } = collectLines(format, true);
  log.warn('odd', { status: 200, count: 5n, ring: circle });
  expect(read()).toMatch(expected);
});

test.each(['json', 'pretty'] as const)('a stack is written whole only in verbose lines in the format %s', (format) => {
  const stack = 'Error: broken\n    at one\n    at two';
  const short = collectLines(format, false);
  short.log.error('defect', { stack });
  const whole = collectLines(format, true);
  whole.log.error('defect', { stack });
  expect(short.read()).not.toContain('at one');
  expect(whole.read()).toContain('Error: broken\\n    at one\\n    at two');
});

test('a line of JSON has a name once, also when a field has the name of a part of the line', () => {
  const { log, read } = collectLines('json', false);
  log.error('first\nline', { level: 'odd\nlevel', note: 'a' });
  log.error('second', { note: 'b' });
  const [first, second] = read()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const time = '1970-01-01T00:00:00.000Z';
  expect(first).toEqual({ level: 'odd', time, logger: 'plug-in', note: 'a', message: 'first\nline' });
  expect(second).toEqual({ level: 'error', time, logger: 'plug-in', note: 'b', message: 'second' });
});
