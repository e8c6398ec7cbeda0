import type { ConnectionLimits, Proxies, UpstreamRule } from '@naftiko/engine';
import { defaultServerLimits, type ServerLimits } from './listen/server-limits.js';
import type { ThreadExaminer } from './deployment/thread-examiner.js';
import type { LogHub } from './logs/log-hub.js';
import type { Pages } from './pages/pages.js';
import { version } from './version.js';
import type { Peers } from './workers/peers.js';

/** The options of an operator for a run. */
export interface RunOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** `--var`, for `{name}` in base URIs. */
  readonly settings: ReadonlyMap<string, string>;
  /** Replacements of base URIs, by consumed namespace; `*` for all. */
  readonly baseUris: ReadonlyMap<string, string>;
  /** Ports by exposed namespace, `*` for all others; 0 selects a free port. */
  readonly ports: ReadonlyMap<string, number>;
  /** Whether an adapter whose port is taken gets the next free one; not one whose port is in `ports`. */
  readonly nextFreePort: boolean;
  /** The address to listen on; `undefined` is loopback, even if the document has another address. */
  readonly host: string | undefined;
  readonly forwardHeaders: readonly string[];
  /**
   * For which adapters secrets that an upstream repeats are removed from successful answers. They are always removed
   * from errors and headers.
   */
  readonly redactAnswers: 'mcp' | 'all' | 'none';
  /** How long a caller's connection stays open between two requests. */
  readonly keepAliveMs: number;
  /**
   * Host names, besides those of this machine, that the `Host` of a request to a loopback address may have; lower case,
   * `*` for any.
   */
  readonly allowHosts: readonly string[];
  /**
   * Origins, besides those of this machine, whose pages may call the server and read its answers; lower case, `*` for
   * any.
   */
  readonly allowOrigins: readonly string[];
  /** Whether `/health/live` and `/health/ready` also answer callers without a credential, with a status only. */
  readonly openProbes: boolean;
  /**
   * Whether a reload is refused for differences from the JSON Schema of the specification. At start, the caller of
   * `start` checks them.
   */
  readonly strict: boolean;
  /** Whether calls are answered with samples (`--mock`): nothing is sent, and no credential is needed. */
  readonly mock: boolean;
  /** `undefined`: every upstream is called directly. */
  readonly proxies: Proxies | undefined;
  /** Settings for single upstreams; the first rule that matches applies. */
  readonly upstreams: readonly UpstreamRule[];
  /** The time limit of one upstream call. */
  readonly timeoutMs: number;
  readonly upstreamLimitBytes: number;
  /** The time limit for decoding one answer in a worker thread. */
  readonly decodeTimeoutMs: number;
  /** The largest body of a caller's request. */
  readonly bodyLimitBytes: number;
  /** The limits of each server on its callers. */
  readonly serverLimits: ServerLimits;
  /**
   * The key with which replicas of this server recognise each other's digest nonces; `undefined`: each server knows only
   * its own.
   */
  readonly nonceKey: string | undefined;
  /** How many wrong credentials an address may send per minute before it has to wait. */
  readonly wrongCredentialsPerMinute: number;
  /** The connections to an upstream, by its consumed namespace. */
  readonly connectionLimits: ((namespace: string) => ConnectionLimits) | undefined;
  /** The streams of an adapter on standard input and output; `undefined`: none can be served there. */
  readonly stdio: StdioStreams | undefined;
  /** The pages that servers offer to people; `undefined`: none. */
  readonly pages: Pages | undefined;
  readonly version: string;
  /** `undefined`: no log lines are written. */
  readonly logs: LogHub | undefined;
  /** The other processes that serve the same documents; `undefined`: this process serves them alone. */
  readonly peers: Peers | undefined;
  /** Reads the environment again for a reload; `undefined`: it stays unchanged. */
  readonly rereadEnvironment: (() => Promise<RunOptions['environment']>) | undefined;
  /** Whether requests take the fast paths, which have the same results. Tests compare both ways. */
  readonly fastPaths: boolean;
  /** Examines documents that a control adapter receives in another thread; `undefined`: on this thread. */
  readonly threadExaminer: ThreadExaminer<RunOptions> | undefined;
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
  nextFreePort: false,
  host: undefined,
  forwardHeaders: [],
  redactAnswers: 'mcp',
  keepAliveMs: 75_000,
  allowHosts: [],
  allowOrigins: [],
  openProbes: false,
  strict: false,
  mock: false,
  proxies: undefined,
  upstreams: [],
  timeoutMs: 30_000,
  upstreamLimitBytes: 32 * 1024 * 1024,
  decodeTimeoutMs: 10_000,
  bodyLimitBytes: 10 * 1024 * 1024,
  serverLimits: defaultServerLimits,
  nonceKey: undefined,
  wrongCredentialsPerMinute: 20,
  connectionLimits: undefined,
  stdio: undefined,
  pages: undefined,
  version,
  logs: undefined,
  peers: undefined,
  rereadEnvironment: undefined,
  fastPaths: true,
  threadExaminer: undefined,
};

/** The options that are plain data, which another thread can receive. */
export const dataOf = (options: RunOptions): RunOptions => ({
  ...options,
  // The rules contain functions.
  upstreams: [],
  connectionLimits: undefined,
  stdio: undefined,
  pages: undefined,
  logs: undefined,
  peers: undefined,
  rereadEnvironment: undefined,
  threadExaminer: undefined,
});
