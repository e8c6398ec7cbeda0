/** Receives what happens between the program and its upstreams: names, codes, and addresses without secrets. */
export interface UpstreamLog {
  /** Whether lines for debugging are written: otherwise they need not be put together. */
  isDebugging(): boolean;
  debug(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
}

type LogFields = Readonly<Record<string, unknown>>;
