import type { LogControl, LogEntry, LogFilter, LoggerLevels } from './log-control.js';
import type { Severity } from './severity.js';
import { severities } from './severity.js';
import type { Fields, Log } from './log.js';

/** The options of a log hub. */
export interface LogHubOptions {
  /** The initial level of the logger `ROOT`. */
  readonly level: Severity;
  /** Writes every entry at or above its level. */
  readonly write: (entry: LogEntry) => void;
  readonly now: () => Date;
}

/** Masks secrets in a text. */
export type MaskText = (text: string) => string;

/** The logs of one process: loggers with changeable levels, one writer, and temporary subscribers. */
export class LogHub implements LogControl {
  readonly #loggers = new Map<string, LoggerState>();
  readonly #listeners = new Set<LogListener>();
  readonly #options: LogHubOptions;

  constructor(options: LogHubOptions) {
    this.#options = options;
    for (const name of ['ROOT', ...knownLoggers]) this.#loggers.set(name, { configured: undefined, rank: 0 });
    this.setLevel('ROOT', options.level);
  }

  /** The log of one part of the program; `mask` is applied before an entry is delivered. */
  logger(name: string, mask?: MaskText): Log {
    const state = this.#stateOf(name);
    const makeMethod = (severity: LogEntry['severity']) => {
      const rank = rankOf(severity);
      return (message: string, fields: Fields = {}): void => {
        if (rank < state.rank && this.#listeners.size === 0) return;
        this.#deliverEntry(name, severity, rank >= state.rank, message, fields, mask);
      };
    };
    const isEnabled = (severity: LogEntry['severity']): boolean =>
      rankOf(severity) >= state.rank || this.#listeners.size > 0;
    return {
      debug: makeMethod('DEBUG'),
      info: makeMethod('INFO'),
      warn: makeMethod('WARN'),
      error: makeMethod('ERROR'),
      isEnabled,
    };
  }

  listLoggers(): ReadonlyMap<string, LoggerLevels> {
    return new Map(
      [...this.#loggers].map(([name, { configured, rank }]) => [name, { configured, effective: severities[rank]! }]),
    );
  }

  setLevel(logger: string, level: Severity | undefined): boolean {
    const state = this.#loggers.get(logger);
    if (state === undefined) return false;
    // ROOT always has a level, because others inherit it.
    state.configured = level ?? (logger === 'ROOT' ? this.#options.level : undefined);
    for (const [name, one] of this.#loggers) one.rank = this.#rankOf(name);
    return true;
  }

  subscribe(filter: LogFilter, receive: (entry: LogEntry) => void): () => void {
    const listening = { filter, receive };
    this.#listeners.add(listening);
    return () => void this.#listeners.delete(listening);
  }

  #deliverEntry(
    logger: string,
    severity: LogEntry['severity'],
    written: boolean,
    message: string,
    fields: Fields,
    mask: MaskText | undefined,
  ): void {
    const time = this.#options.now();
    const entry: LogEntry =
      mask === undefined
        ? { time, severity, logger, message, fields }
        : { time, severity, logger, message: mask(message), fields: maskFields(fields, mask) };
    if (written) this.#options.write(entry);
    if (this.#listeners.size === 0) return;
    for (const { filter, receive } of this.#listeners) if (matches(entry, written, filter)) receive(entry);
  }

  #stateOf(name: string): LoggerState {
    const known = this.#loggers.get(name);
    if (known !== undefined) return known;
    const fresh: LoggerState = { configured: undefined, rank: this.#rankOf(name) };
    this.#loggers.set(name, fresh);
    return fresh;
  }

  /** The level of a logger: its own, or that of the nearest logger above it in the dotted name. */
  #rankOf(name: string): number {
    for (let at = name; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const configured = this.#loggers.get(at)?.configured;
      if (configured !== undefined) return rankOf(configured);
    }
    return rankOf(this.#loggers.get('ROOT')?.configured ?? this.#options.level);
  }
}

/** Source: specification 04, c.11. */
const knownLoggers = [
  'naftiko',
  'naftiko.mcp',
  'naftiko.rest',
  'naftiko.skill',
  'naftiko.control',
  'naftiko.http.client',
  'naftiko.steps',
  'naftiko.script',
];

interface LoggerState {
  configured: Severity | undefined;
  rank: number;
}

interface LogListener {
  readonly filter: LogFilter;
  readonly receive: (entry: LogEntry) => void;
}

const rankOf = (severity: Severity): number => severities.indexOf(severity);

/**
 * Whether a subscriber receives an entry. With a level in its filter it receives entries of at least that level,
 * otherwise the entries that are also written to the log.
 */
const matches = ({ severity, logger }: LogEntry, written: boolean, { level, prefix }: LogFilter): boolean =>
  (level === undefined ? written : rankOf(severity) >= rankOf(level)) &&
  (prefix === undefined || prefix === 'ROOT' || logger === prefix || logger.startsWith(`${prefix}.`));

function maskFields(fields: Fields, mask: MaskText): Fields {
  const maskValue = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value);
    if (Array.isArray(value)) return value.map(maskValue);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskValue(member)]));
  };
  return maskValue(fields) as Fields;
}
