import type { Proxies } from '@naftiko/engine';
import type { LogHub } from './logs/log-hub.js';
import { version } from './version.js';

/** The options of an operator for a run. */
export interface RunOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** `--var`, for `{name}` in base URIs. */
  readonly settings: ReadonlyMap<string, string>;
  /** By consumed namespace; `*` for all. */
  readonly baseUris: ReadonlyMap<string, string>;
  /** By exposed namespace, `*` for all others; 0 selects a free port. */
  readonly ports: ReadonlyMap<string, number>;
  /** The address to listen on; loopback when absent, even if the document has another one. */
  readonly host: string | undefined;
  readonly forwardHeaders: readonly string[];
  /** How long a caller's connection stays open between two requests. */
  readonly keepAliveMs: number;
  /** Host names, besides those of this machine, that requests to a loopback address may have; lower case, `*` for any. */
  readonly allowHosts: readonly string[];
  /** Origins, besides those of this machine, whose pages may call and read answers; lower case, `*` for any. */
  readonly allowOrigins: readonly string[];
  /** Answer `/health/live` and `/health/ready` to callers without a credential too, with a status only. */
  readonly openProbes: boolean;
  /** Whether a reload is refused for differences from the published schema; the caller checks them at start. */
  readonly strict: boolean;
  /** Answer consumed calls from an embedded upstream: no network, no credentials. */
  readonly mock: boolean;
  /** `undefined`: every upstream is called directly. */
  readonly proxies: Proxies | undefined;
  /** Per upstream call. */
  readonly timeoutMs: number;
  readonly upstreamLimitBytes: number;
  /** For the body of a caller. */
  readonly bodyLimitBytes: number;
  /** Present when an adapter may use standard input and output. */
  readonly stdio: StdioStreams | undefined;
  readonly version: string;
  /** `undefined`: no log lines are written. */
  readonly logs: LogHub | undefined;
  /** Reads the environment again for a reload; `undefined`: it stays unchanged. */
  readonly rereadEnvironment: (() => Promise<RunOptions['environment']>) | undefined;
}

export interface StdioStreams {
  /** The adapter chosen by the operator; `undefined`: the first stdio adapter. */
  readonly namespace: string | undefined;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The default address of sockets. */
export const loopbackAddress = '127.0.0.1';

/** The port of an adapter: from the operator, else from the document. */
export const choosePort = (
  { namespace, port }: { readonly namespace: string; readonly port: number },
  { ports }: Pick<RunOptions, 'ports'>,
): number => ports.get(namespace) ?? ports.get('*') ?? port;

/** The default options: no environment, the ports of the documents, loopback, no logs. */
export const defaultRunOptions: RunOptions = {
  environment: {},
  workingDirectory: '.',
  settings: new Map(),
  baseUris: new Map(),
  ports: new Map(),
  host: undefined,
  forwardHeaders: [],
  keepAliveMs: 75_000,
  allowHosts: [],
  allowOrigins: [],
  openProbes: false,
  strict: false,
  mock: false,
  proxies: undefined,
  timeoutMs: 30_000,
  upstreamLimitBytes: 32 * 1024 * 1024,
  bodyLimitBytes: 10 * 1024 * 1024,
  stdio: undefined,
  version,
  logs: undefined,
  rereadEnvironment: undefined,
};
