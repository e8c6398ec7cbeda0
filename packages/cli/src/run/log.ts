import { inspect } from 'node:util';
import { LogHub, type LogEntry, type Severity } from '@naftiko/runtime';
import { paintFor, type Paint } from '../paint.js';
import type { Shell } from '../shell.js';
import { firstLineOf, makeJsonFormat } from './json-line.js';
import { makeLineWriter } from './line-writer.js';

interface LogSettings {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly format: 'pretty' | 'json';
  /** Whether stacks are logged whole; otherwise only their first line. */
  readonly verbose: boolean;
  readonly now: () => Date;
  /** The number of this process among several; every line then has it. */
  readonly worker?: number | undefined;
}

/** Makes the log, which goes to standard error: as text, or with one JSON object per line. */
export function createLogs({ level, format: name, verbose, now, worker }: LogSettings, shell: Shell): LogHub {
  const format = name === 'json' ? makeJsonFormat({ verbose }) : makePrettyFormat(shell, { verbose });
  const lines = makeLineWriter(shell.errors, { format, isShared: worker !== undefined });
  return new LogHub({
    level: level === 'silent' ? 'OFF' : (level.toUpperCase() as Severity),
    write(entry) {
      const numbered = worker === undefined ? entry : { ...entry, fields: { worker, ...entry.fields } };
      lines.write(numbered, urgent.has(entry.severity));
    },
    now,
  });
}

const urgent: ReadonlySet<Severity> = new Set(['WARN', 'ERROR']);

const makePrettyFormat = (
  { errors, environment }: Shell,
  { verbose }: { readonly verbose: boolean },
): ((entry: LogEntry) => string) => {
  const paint = paintFor(errors, environment);
  return (entry) => formatPrettyLine(entry, paint, verbose);
};

function formatPrettyLine({ time, severity, message, fields }: LogEntry, paint: Paint, verbose: boolean): string {
  const clock = time.toTimeString().slice(0, 8);
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${paint.dim(`${key}=`)}${textOf(verbose ? value : shortened(value))}`],
  );
  const colour = { TRACE: paint.dim, DEBUG: paint.dim, INFO: paint.cyan, WARN: paint.yellow, ERROR: paint.red }[
    severity
  ];
  return [paint.dim(clock), colour(severity.toLowerCase().padEnd(5)), message, ...pairs].join(' ');
}

const shortened = (value: unknown): unknown => (typeof value === 'string' ? firstLineOf(value) : value);

/** Quotes a text unless it is one plain word, so that values of callers cannot start a new line. */
function textOf(value: unknown): string {
  if (typeof value !== 'string') return jsonOf(value) ?? textOf(inspect(value));
  return /^[\w@%+=:,./{}[\]?&~*-]+$/.test(value) ? value : JSON.stringify(value);
}

/** A value as JSON; `undefined`: it has no JSON, such as a circle, a bigint or a function. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
