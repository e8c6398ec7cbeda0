import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verifier } from '@naftiko/engine';
import { makeDependencies } from '../deployment/make-dependencies.js';
import { originOf } from '../deployment/listening-socket.js';
import { makeMountHandler } from '../deployment/mount-handler.js';
import { reportDefect } from '../deployment/report-defect.js';
import type { RuntimeDependencies } from '../deployment/runtime-dependencies.js';
import { listenOnAny } from '../listen/listen-on-any.js';
import type { HttpHandler, Listener } from '../listen/listener.js';
import type { RequestEnd } from '../listen/request-end.js';
import { RateLimitedWarnings } from '../logs/rate-limited-warnings.js';
import { maskSecretsOf } from '../logs/secret-mask.js';
import { checkCaller } from '../mount/check-caller.js';
import type { RequestRecording } from '../mount/served-request.js';
import { withoutCredentials } from '../mount/caller.js';
import { replaceTarget } from '../mount/original-target.js';
import { loopbackAddress, type RunOptions } from '../run-options.js';
import { noPorts } from './capability-entry.js';
import { CapabilitySet, type SetOptions } from './capability-set.js';
import { describeCapability } from './describe-gateway.js';
import { GatewayMetrics } from './gateway-metrics.js';
import type { GatewayServices } from './gateway-tools.js';
import type { HostedCapability, OpenCapability } from './hosted-capability.js';
import { holdRequest } from './hold-request.js';
import { answerNoPlace, answerRefusal, livePath, makeOwnMount } from './own-answers.js';
import { PagesAddress } from './pages-address.js';
import { restorePrefix } from './restore-prefix.js';
import { callerRulesOf } from './tool-rules.js';
import { ToolsAddress, type ToolOptions } from './tools-address.js';

/** What a gateway is opened with. */
export interface GatewayOptions extends SetOptions, ToolOptions {
  readonly run: RunOptions;
  /** 0 selects a free port. */
  readonly port: number;
  /** How long a capability stays open without a call. */
  readonly idleMs: number;
  /** Whether requests are counted, and `/_metrics` is served. */
  readonly metrics?: boolean;
}

export type GatewayOpening =
  | { readonly ok: true; readonly gateway: Gateway }
  | { readonly ok: false; readonly code: string; readonly reason: string };

/** Opens a gateway: it listens first, and lists and plans its documents behind that. */
export async function openGateway(options: GatewayOptions): Promise<GatewayOpening> {
  const dependencies = makeDependencies(runOptionsOf(options));
  const { host = loopbackAddress, keepAliveMs, serverLimits: limits } = options.run;
  const warnings = new RateLimitedWarnings(dependencies.logs.logger('naftiko'));
  const listening = {
    address: host,
    port: options.port,
    keepAliveMs,
    limits,
    onError: ({ message: reason }: Error) => warnings.warn('listener', { reason }, reason),
    onRefused: (reason: string) => warnings.warn('callers refused', { reason }, reason),
  };
  const sharing = { peers: options.run.peers, key: 'gateway' };
  const listened = await listenOnAny(listening, options.port, sharing);
  if (!listened.ok) return listened;
  return { ok: true, gateway: new Gateway(options, dependencies, listened.listener) };
}

/** The options with which documents are served behind a gateway. */
const runOptionsOf = ({ run, verifier }: Pick<GatewayOptions, 'run' | 'verifier'>): RunOptions => ({
  ...run,
  ...noPorts,
  // The credential of the gateway is not for upstreams.
  forwardHeaders: withoutCredentials(run.forwardHeaders, verifier),
  stdio: undefined,
  // A policy is a function, which another thread cannot receive.
  threadExaminer: undefined,
});

/** A running gateway. */
export class Gateway {
  readonly capabilities: CapabilitySet;
  readonly #dependencies: RuntimeDependencies;
  readonly #listener: Listener;
  readonly #tools: ToolsAddress;
  readonly #pages: PagesAddress;
  readonly #record: RequestRecording;
  #serveOwn: HttpHandler;
  #services: GatewayServices;
  #verifier: Verifier | undefined;
  #idleMs: number;
  /** `undefined`: nothing is counted. */
  #metrics: GatewayMetrics | undefined;
  readonly #idleTimer: NodeJS.Timeout;
  #isClosing = false;

  constructor(options: GatewayOptions, dependencies: RuntimeDependencies, listener: Listener) {
    this.#dependencies = dependencies;
    this.#listener = listener;
    const { options: run, logs, newRequestId: newId } = dependencies;
    this.capabilities = new CapabilitySet(options, dependencies, () => listener.port);
    const log = logs.logger('naftiko.gateway');
    this.#record = { log, telemetry: undefined, internal: false, newId };
    this.#services = this.#makeServices(run);
    [this.#verifier, this.#idleMs] = [options.verifier, options.idleMs];
    this.#measure(options.metrics);
    this.#tools = new ToolsAddress(options, this.capabilities, this.#services, this.#record);
    const { pages, version } = run;
    const { verifier } = options;
    this.#pages = new PagesAddress({ pages, verifier, services: this.#services, version }, this.capabilities);
    this.#serveOwn = this.#makeOwnHandler();
    this.#idleTimer = setInterval(() => this.capabilities.closeIdle(this.#idleMs), Math.min(options.idleMs, 60_000));
    this.#idleTimer.unref();
    listener.replace((...arrived) => this.#receive(...arrived));
    pages?.prepare();
  }

  get url(): string {
    return originOf(this.#dependencies.options.host ?? loopbackAddress, this.#listener.port);
  }

  /** Recovers from an exception that nothing caught, as `Running.reportDefect` does. */
  reportDefect(cause: unknown): string {
    const open = this.capabilities.all().flatMap(({ running }) => running ?? []);
    const log = this.#dependencies.logs.logger('naftiko', (text) => maskSecretsOf(open, text));
    const incident = reportDefect(log, {}, cause);
    for (const running of open) running.recoverFrom(incident);
    return incident;
  }

  /**
   * Serves with other options from now on; the address, the port and the pages stay as they are. Requests that have begun are
   * finished as they began. The authentication applies at once. Settles when every document has been planned by them.
   */
  async reconfigure(options: GatewayOptions): Promise<void> {
    const run = runOptionsOf(options);
    this.#services = this.#makeServices(run);
    [this.#verifier, this.#idleMs] = [options.verifier, options.idleMs];
    this.#measure(options.metrics);
    this.#serveOwn = this.#makeOwnHandler();
    this.#pages.configure(options.verifier, this.#services);
    const replaced = this.#tools.configure(options, this.#services);
    await this.capabilities.reconfigure(options, run);
    await replaced;
    await this.#tools.configure(options, this.#services);
  }

  /** Announces changed tools to the callers of `/mcp`. */
  refreshTools(): Promise<void> {
    return this.#tools.refresh();
  }

  /** Stops accepting, lets requests in flight finish, then closes every capability. May be called twice. */
  async close(graceMs = 10_000): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#idleTimer);
    this.#metrics?.close();
    this.#tools.retire();
    this.capabilities.retire();
    await this.#listener.close(graceMs);
    await Promise.all([this.#tools.close(), this.capabilities.close(graceMs)]);
  }

  #makeServices({ allowHosts, allowOrigins, forwardHeaders, version }: RunOptions): GatewayServices {
    const { wrongCredentials, logs } = this.#dependencies;
    const log = logs.logger('naftiko.gateway');
    return { allowHosts, allowOrigins, forwardHeaders, log, variables: new Map(), version, wrongCredentials };
  }

  /** Counts from now on, or no longer. */
  #measure(isMeasured = false): void {
    if (!isMeasured) this.#metrics?.close();
    const { peers } = this.#dependencies.options;
    this.#metrics = isMeasured ? (this.#metrics ?? new GatewayMetrics(this.capabilities, peers)) : undefined;
  }

  #makeOwnHandler(): HttpHandler {
    const facts = {
      version: this.#services.version,
      isReady: () => !this.#isClosing,
      capabilities: () => this.capabilities.describe(),
      toolCount: () => this.capabilities.catalog.size,
      metrics: this.#metrics,
    };
    return makeMountHandler(makeOwnMount(facts, this.#services, this.#verifier, this.#pages), this.#record);
  }

  /** Requests that need the list of documents wait for it. */
  #receive(request: IncomingMessage, response: ServerResponse, end: RequestEnd): void {
    const { isListed, listed } = this.capabilities;
    const serve = (): void => this.#serve(request, response, end);
    if (isListed || pathAndQueryOf(request).split('?', 1)[0] === livePath) return serve();
    holdRequest(listed, response, serve);
  }

  #serve(request: IncomingMessage, response: ServerResponse, end: RequestEnd): void {
    const target = pathAndQueryOf(request);
    const [name, rest] = splitFirst(target);
    if (name === 'mcp' && (rest === '' || /^[/?]/.test(rest))) {
      this.#metrics?.follow('mcp', response, end);
      return this.#tools.serve(request, response, end);
    }
    const capability = this.capabilities.get(name === '.well-known' ? (target.split(/[/?]/)[3] ?? '') : name);
    if (capability === undefined) {
      this.#metrics?.follow('_gateway', response, end);
      return this.#serveOwn(request, response, end);
    }
    this.#metrics?.follow(capability.name, response, end);
    void this.#pass(capability, name === '.well-known' ? target : rest, { request, response, end });
  }

  /** Passes a request to the adapter of a capability, as if the document stood alone. */
  async #pass(capability: HostedCapability, rest: string, arrived: ReceivedRequest): Promise<void> {
    const { request, response, end } = arrived;
    const isGuarded = this.#verifier !== undefined;
    const use = await capability.use().catch((cause: unknown) => {
      const incident = this.reportDefect(cause);
      return { ok: false, refusal: { state: 'quarantined', reasons: [`Incident ${incident}.`] } } as const;
    });
    if (!use.ok) {
      if (await this.#pages.serveRefused(capability, rest, request, response)) return;
      return answerRefusal(response, capability.name, { refusal: use.refusal, isGuarded });
    }
    end.finished(() => use.release());
    const { findPlace, branches } = use.open;
    const path = rest.split('?', 1)[0]!;
    // The metadata of a protected resource belongs to any adapter; MCP clients ask for it.
    const isWellKnown = path.startsWith('/.well-known/');
    const place =
      (isWellKnown ? findPlace('/mcp') : undefined) ?? findPlace(path) ?? this.#pages.placeOf(rest, request, use.open);
    const branch = place === undefined ? undefined : branches.get(place.namespace);
    if (place === undefined || branch === undefined)
      return answerNoPlace(response, describeCapability(capability), isGuarded);
    if (!isWellKnown) await this.#identify(use.open, place.namespace, request);
    const inner = isWellKnown ? rest : rest.slice(place.removes.length);
    replaceTarget(request, inner.startsWith('/') ? inner : `/${inner}`);
    restorePrefix(response, `/${capability.name}${place.removes}`);
    branch.dispatch(request, response, end);
  }

  /**
   * Finds out who calls an adapter without authentication, for the rules that mean certain callers. It serves every caller; a
   * wrong credential is only counted.
   */
  async #identify({ running }: OpenCapability, namespace: string, request: IncomingMessage): Promise<void> {
    if (this.#verifier === undefined || callerRulesOf(this.capabilities.policy).length === 0) return;
    const mount = running.planned.mounts.find(({ plan }) => plan.namespace === namespace);
    if (mount?.expose.authentication === undefined) await checkCaller(this.#verifier, request, this.#services);
  }
}

interface ReceivedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly end: RequestEnd;
}

/** The target without the absolute form that proxies use. */
const pathAndQueryOf = ({ url = '/' }: IncomingMessage): string =>
  url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');

/** The first segment of a path, and what follows it. */
function splitFirst(target: string): readonly [name: string, rest: string] {
  const end = target.slice(1).search(/[/?]/);
  return end === -1 ? [target.slice(1), ''] : [target.slice(1, end + 1), target.slice(end + 1)];
}
