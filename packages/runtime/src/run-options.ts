import type { Proxies } from '@naftiko/engine';
import type { LogHub } from './logs/log-hub.js';
import { version } from './version.js';

/** What an operator decides about a run. */
export interface RunOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** `--var`, for `{name}` in base URIs. */
  readonly settings: ReadonlyMap<string, string>;
  /** By consumed namespace; `*` for all. */
  readonly baseUris: ReadonlyMap<string, string>;
  /** By exposed namespace, `*` for all others; 0 takes any free port. */
  readonly ports: ReadonlyMap<string, number>;
  /** The address to listen on; loopback when absent, whatever the document says. */
  readonly host: string | undefined;
  readonly forwardHeaders: readonly string[];
  /** How long a caller's connection stays open between two requests. */
  readonly keepAliveMs: number;
  /** Host names, beside this machine's, that requests over a loopback address may name; lower case, `*` for any. */
  readonly allowHosts: readonly string[];
  /** Origins, beside this machine's, whose pages may call and read answers; lower case, `*` for any. */
  readonly allowOrigins: readonly string[];
  /** Answer `/health/live` and `/health/ready` to callers without a credential too; they are told a status only. */
  readonly openProbes: boolean;
  /** Whether a reload is refused for differences from the published schema; a start is its caller's business. */
  readonly strict: boolean;
  /** Answer consumed calls from an embedded upstream: no network, no credentials. */
  readonly mock: boolean;
  /** `undefined`: every upstream is asked directly. */
  readonly proxies: Proxies | undefined;
  /** Per upstream call. */
  readonly timeoutMs: number;
  readonly upstreamLimitBytes: number;
  /** Of a caller's body. */
  readonly bodyLimitBytes: number;
  /** Present when an adapter may have standard input and output. */
  readonly stdio: StdioStreams | undefined;
  readonly version: string;
  /** `undefined`: nobody writes log lines. */
  readonly logs: LogHub | undefined;
  /** Reads the environment anew for a reload; `undefined`: it stays what it was. */
  readonly rereadEnvironment: (() => Promise<RunOptions['environment']>) | undefined;
}

export interface StdioStreams {
  /** The adapter the operator chose; `undefined`: whichever asks first. */
  readonly namespace: string | undefined;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Where sockets open when the operator names no address. */
export const loopbackAddress = '127.0.0.1';

/** The port that an operator gives an adapter, or the document's. */
export const portFor = (
  { namespace, port }: { readonly namespace: string; readonly port: number },
  { ports }: Pick<RunOptions, 'ports'>,
): number => ports.get(namespace) ?? ports.get('*') ?? port;

/** The options of a run that says nothing: no environment, the documents' ports, loopback, no logs. */
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
