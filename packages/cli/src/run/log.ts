import type { Log } from '@naftiko/runtime';
import { paintFor, type Paint } from '../paint.js';
import type { Shell } from '../shell.js';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

interface LogSettings {
  readonly level: LogLevel;
  readonly format: 'pretty' | 'json';
  /** Whole stacks, not only their first line. */
  readonly verbose: boolean;
  readonly now: () => Date;
}

type Fields = Readonly<Record<string, unknown>>;

/** Log lines on standard error: for people, or one JSON object a line. */
export function createLog({ level, format, verbose, now }: LogSettings, { errors, environment }: Shell): Log {
  const paint = paintFor(errors, environment);
  const threshold = logLevels.indexOf(level);
  const at =
    (own: Exclude<LogLevel, 'silent'>) =>
    (message: string, fields: Fields = {}): void => {
      if (logLevels.indexOf(own) < threshold) return;
      const shown = verbose ? fields : withoutStacks(fields);
      const line =
        format === 'json' ? jsonLine(now(), own, message, shown) : prettyLine(now(), own, message, shown, paint);
      errors.write(`${line}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const withoutStacks = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.split('\n', 1)[0] : value]),
  );

const jsonLine = (time: Date, level: string, message: string, fields: Fields): string =>
  JSON.stringify({ time: time.toISOString(), level, message, ...fields });

function prettyLine(
  time: Date,
  level: Exclude<LogLevel, 'silent'>,
  message: string,
  fields: Fields,
  paint: Paint,
): string {
  const clock = time.toTimeString().slice(0, 8);
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${paint.dim(`${key}=`)}${textOf(value)}`],
  );
  const colour = { debug: paint.dim, info: paint.cyan, warn: paint.yellow, error: paint.red }[level];
  return [paint.dim(clock), colour(level.padEnd(5)), message, ...pairs].join(' ');
}

/** Quoted unless it is one plain word: what a caller sends never makes a line of its own. */
function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[\w@%+=:,./{}[\]?&~*-]+$/.test(text) ? text : typeof value === 'string' ? JSON.stringify(value) : text;
}
