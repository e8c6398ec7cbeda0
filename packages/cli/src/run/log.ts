import { inspect } from 'node:util';
import { LogHub, type LogEntry, type Severity } from '@naftiko/runtime';
import { paintFor, type Paint } from '../paint.js';
import type { Shell } from '../shell.js';
import { makeJsonFormat } from './json-line.js';
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
  const format = name === 'json' ? makeJsonFormat() : makePrettyFormat(shell);
  const lines = makeLineWriter(shell.errors, { isShared: worker !== undefined });
  return new LogHub({
    level: level === 'silent' ? 'OFF' : (level.toUpperCase() as Severity),
    write(entry) {
      const whole = verbose ? entry : withoutStacks(entry);
      const numbered = worker === undefined ? whole : { ...whole, fields: { worker, ...whole.fields } };
      lines.write(format(numbered), urgent.has(entry.severity));
    },
    now,
  });
}

const urgent: ReadonlySet<Severity> = new Set(['WARN', 'ERROR']);

/** Only the first line of each text. Few texts have a second one. */
function withoutStacks(entry: LogEntry): LogEntry {
  const { fields } = entry;
  let copy: Record<string, unknown> | undefined;
  for (const key in fields) {
    const value = fields[key];
    if (typeof value !== 'string' || !value.includes('\n')) continue;
    copy ??= { ...fields };
    copy[key] = value.split('\n', 1)[0];
  }
  return copy === undefined ? entry : { ...entry, fields: copy };
}

const makePrettyFormat = ({ errors, environment }: Shell): ((entry: LogEntry) => string) => {
  const paint = paintFor(errors, environment);
  return (entry) => formatPrettyLine(entry, paint);
};

function formatPrettyLine({ time, severity, message, fields }: LogEntry, paint: Paint): string {
  const clock = time.toTimeString().slice(0, 8);
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${paint.dim(`${key}=`)}${textOf(value)}`],
  );
  const colour = { TRACE: paint.dim, DEBUG: paint.dim, INFO: paint.cyan, WARN: paint.yellow, ERROR: paint.red }[
    severity
  ];
  return [paint.dim(clock), colour(severity.toLowerCase().padEnd(5)), message, ...pairs].join(' ');
}

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
