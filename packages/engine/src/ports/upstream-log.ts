/** Logs exchanges with upstreams: names, codes, and addresses without secrets. */
export interface UpstreamLog {
  /** Whether debug lines are written; otherwise they need not be built. */
  isDebugging(): boolean;
  debug(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
}

type LogFields = Readonly<Record<string, unknown>>;
