import { pino } from 'pino';
import { LogHub, type Fields, type LogEntry, type Severity } from '@naftiko/runtime';
import { paintFor, type Paint } from '../paint.js';
import type { Shell } from '../shell.js';

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
export function createLogs({ level, format, verbose, now, worker }: LogSettings, shell: Shell): LogHub {
  const write = format === 'json' ? makeJsonWriter(shell) : makePrettyWriter(shell);
  return new LogHub({
    level: level === 'silent' ? 'OFF' : (level.toUpperCase() as Severity),
    write(entry) {
      const fields = verbose ? entry.fields : withoutStacks(entry.fields);
      write({ ...entry, fields: worker === undefined ? fields : { worker, ...fields } });
    },
    now,
  });
}

type Write = (entry: LogEntry) => void;

const withoutStacks = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.split('\n', 1)[0] : value]),
  );

/** Writes lines with pino; their level is already checked. */
function makeJsonWriter({ errors }: Shell): Write {
  const lines = pino(
    {
      level: 'trace',
      base: null,
      messageKey: 'message',
      timestamp: false,
      formatters: { level: (label) => ({ level: label }) },
    },
    errors,
  );
  return ({ time, severity, logger, message, fields }) =>
    lines[methods[severity]]({ time: time.toISOString(), logger, ...fields }, message);
}

const methods = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

function makePrettyWriter({ errors, environment }: Shell): Write {
  const paint = paintFor(errors, environment);
  return (entry) => void errors.write(`${formatPrettyLine(entry, paint)}\n`);
}

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

/** Quotes a value unless it is one plain word, so that values of callers cannot start a new line. */
function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[\w@%+=:,./{}[\]?&~*-]+$/.test(text) ? text : typeof value === 'string' ? JSON.stringify(value) : text;
}
