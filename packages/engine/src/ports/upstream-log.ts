/** Logs exchanges with upstreams: names, codes, and addresses without secrets. */
export interface UpstreamLog {
  /** Whether debug lines are written. Otherwise callers need not prepare their fields. */
  isDebugging(): boolean;
  debug(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
}

type LogFields = Readonly<Record<string, unknown>>;
