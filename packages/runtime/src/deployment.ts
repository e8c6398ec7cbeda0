import { diagnose, faulty, sound, type Checked, type Diagnostic } from '@naftiko/spec';
import { forward, invoke, resolveVariables, type ConsumeClient, type GivenValues, type World } from '@naftiko/engine';
import type {
  Host,
  HttpMountPlan,
  Log,
  MountPlan,
  OpenMount,
  OpenStdio,
  StdioMountPlan,
} from './mount/expose-adapter.js';
import { discreetLog } from './mount/discreet-log.js';
import { listen, type Listener } from './listen/listener.js';
import { directoryOf, type PlannedDocument, type PlannedMount } from './plan-document.js';
import type { RunOptions } from './run-options.js';
import { openScripts } from './scripts/open-scripts.js';

/** One capability, serving. */
export interface OpenCapability {
  readonly file: string;
  readonly label: string | undefined;
  readonly exposes: readonly OpenExpose[];
  /** Settles when its stdio input ends; `undefined` when it has none. */
  readonly stdioFinished: Promise<void> | undefined;
  /** Stops accepting, lets calls in flight finish, closes upstreams. May be called twice. */
  close(graceMs: number): Promise<void>;
}

export interface OpenExpose {
  readonly namespace: string;
  readonly type: string;
  /** `undefined` on stdio. */
  readonly url: string | undefined;
  readonly unit: string;
  readonly serves: number;
  /** `POST /v1/things`, for banners. */
  readonly routes: readonly string[];
}

/** What is opened, in order, so that it can be closed in reverse. */
class Opened {
  readonly #listeners: Close[] = [];
  readonly #closers: Close[] = [];
  #closing: Promise<void> | undefined;

  add(close: Close): void {
    this.#closers.push(close);
  }

  addListener(close: Close): void {
    this.#listeners.push(close);
  }

  /** All sockets stop accepting at once; what answers their last requests is closed after them, in reverse order. */
  async close(graceMs: number): Promise<void> {
    const drained = Promise.all(this.#listeners.map((close) => close(graceMs)));
    this.#closing ??= drained.then(async () => {
      for (const close of this.#closers.reverse()) await close(graceMs);
    });
    await Promise.all([drained, this.#closing]);
  }
}

type Close = (graceMs: number) => Promise<void>;

/** The values the operator gives, for one document: relative locations start at its directory. */
export const givenFor = (planned: PlannedDocument, options: RunOptions): GivenValues => ({
  environment: options.environment,
  settings: options.settings,
  baseUris: options.baseUris,
  mock: options.mock,
  directory: directoryOf(planned.file, options.workingDirectory),
  workingDirectory: options.workingDirectory,
});

/** Opens the handlers and sockets of a planned document over its open world, which it then owns. All or nothing. */
export async function openCapability(
  planned: PlannedDocument,
  world: World,
  options: RunOptions,
): Promise<Checked<OpenCapability>> {
  const opened = new Opened();
  opened.add(() => closeWorld(world));
  let complete = false;
  try {
    const capability = await openMounts(planned, world, options, opened);
    complete = capability.ok;
    return capability;
  } finally {
    // Also after a defect: what is half open would serve on, and keep the process alive that has failed.
    if (!complete) await opened.close(0);
  }
}

async function openMounts(
  planned: PlannedDocument,
  world: World,
  options: RunOptions,
  opened: Opened,
): Promise<Checked<OpenCapability>> {
  const ports = new Map<MountPlan, number>();
  const host = hostOf(world, options, ports);
  const exposes: OpenExpose[] = [];
  let stdioFinished: Promise<void> | undefined;
  for (const mount of planned.mounts) {
    const done =
      mount.plan.kind === 'http'
        ? await openHttp(mount, mount.plan, host, options, opened)
        : await openStdio(mount.plan, host, options, opened);
    if (!done.ok) return faulty(done.diagnostic);
    if (done.expose !== undefined) exposes.push(done.expose);
    if (done.port !== undefined) ports.set(mount.plan, done.port);
    if ('finished' in done) stdioFinished = done.finished;
  }
  const { info } = planned.loaded.document ?? {};
  return sound({
    file: planned.file,
    label: info?.label,
    exposes,
    stdioFinished,
    close: (graceMs: number) => opened.close(graceMs),
  });
}

export const closeWorld = async ({ clients, scripts }: World): Promise<void> =>
  void (await Promise.all([scripts.close(), ...clients.map((client) => client.close())]));

/** Opens what operations need and no socket: enough to call one without a server. */
export async function openWorld(planned: PlannedDocument, options: RunOptions): Promise<Checked<World>> {
  const { capability, plugins } = planned;
  if (capability === undefined || plugins === undefined) return faulty(...planned.diagnostics);
  const resolved = await resolveVariables(capability.variables(), plugins.engine.binds, givenFor(planned, options));
  if (!resolved.ok) return resolved;
  const clients: ConsumeClient[] = [];
  const faults: Diagnostic[] = [];
  for (const plan of capability.consumes) {
    const client = await plan.open({
      variables: resolved.value,
      timeoutMs: options.timeoutMs,
      connectTimeoutMs: Math.min(15_000, options.timeoutMs),
      bodyLimitBytes: options.upstreamLimitBytes,
      mock: options.mock,
    });
    if (client.ok) clients.push(client.value);
    else faults.push(...faultsOf(client));
  }
  if (faults.length > 0) {
    await Promise.all(clients.map((client) => client.close()));
    return faulty(...faults);
  }
  const scripts = openScripts(capability.document, plugins.engine.scripts, {
    environment: options.environment,
    directory: directoryOf(planned.file, options.workingDirectory),
    log: discreetLog(options.log, resolved.value),
  });
  return sound({ variables: resolved.value, clients, scripts: scripts.host }, [
    ...resolved.diagnostics,
    ...scripts.noticed,
  ]);
}

const faultsOf = (checked: Checked<unknown>): readonly Diagnostic[] => checked.diagnostics;

function hostOf(world: World, options: RunOptions, ports: ReadonlyMap<MountPlan, number>): Host {
  const log = discreetLog(options.log, world.variables);
  return {
    invoke: (operation, inputs, call) =>
      invoke(operation, inputs, call, world, (failed, cause) => reportDefect(log, failed.id, cause)),
    forward: (target, request, signal) =>
      forward(target, request, signal, world, (cause) => reportDefect(log, `forward to ${target.namespace}`, cause)),
    variables: world.variables,
    portOf: (mount) => ports.get(mount),
    forwardHeaders: options.forwardHeaders,
    version: options.version,
    bodyLimitBytes: options.bodyLimitBytes,
    log,
  };
}

/** A defect gets an id that its caller is shown; only the log has the stack. */
function reportDefect(log: Log, operation: string, cause: unknown): string {
  const incident = crypto.randomUUID().slice(0, 8);
  log.error('defect', { incident, operation, stack: cause instanceof Error ? cause.stack : String(cause) });
  return incident;
}

type Done =
  | {
      readonly ok: true;
      readonly expose: OpenExpose | undefined;
      readonly port?: number;
      readonly finished?: Promise<void>;
    }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

async function openHttp(
  { expose }: PlannedMount,
  plan: HttpMountPlan,
  host: Host,
  options: RunOptions,
  opened: Opened,
): Promise<Done> {
  const mount: OpenMount = await plan.open(host);
  opened.add(() => mount.close());
  // What a document asks for never opens it to the network; only the operator's --host does.
  const address = options.host ?? '127.0.0.1';
  const port = options.ports.get(plan.namespace) ?? plan.port;
  const listening = await listen(
    address,
    port,
    (request, response) => mount.handle(request, response),
    (cause) => host.log.warn('listener', { namespace: plan.namespace, reason: cause.message }),
  );
  const { namespace } = plan;
  if (!listening.ok) {
    const taken = listening.code === 'EADDRINUSE';
    return {
      ok: false,
      diagnostic: taken
        ? diagnose('port-taken', expose.at, { address, port, namespace })
        : diagnose('listen-failed', expose.at, { address, port, namespace, reason: listening.reason }),
    };
  }
  const { listener } = listening;
  opened.addListener((graceMs) => {
    const drained = listener.close(graceMs);
    mount.retire?.();
    return drained;
  });
  const url = urlOf(address, listener) + plan.entryPath;
  return { ok: true, port: listener.port, expose: described(plan, url, plan.routes) };
}

async function openStdio(plan: StdioMountPlan, host: Host, options: RunOptions, opened: Opened): Promise<Done> {
  const streams = options.stdio;
  // Standard input belongs to one adapter: the one the operator names, or the only one that asks.
  if (streams === undefined || (streams.namespace !== undefined && streams.namespace !== plan.namespace)) {
    options.log.warn('stdio adapter not served', { namespace: plan.namespace });
    return { ok: true, expose: undefined };
  }
  const stdio: OpenStdio = await plan.open(host, streams);
  opened.add(() => stdio.close());
  return { ok: true, expose: described(plan, undefined, []), finished: stdio.finished };
}

const described = (
  plan: HttpMountPlan | StdioMountPlan,
  url: string | undefined,
  routes: readonly string[],
): OpenExpose => ({
  namespace: plan.namespace,
  type: plan.type,
  url,
  unit: plan.unit,
  serves: plan.serves,
  routes,
});

function urlOf(address: string, { port }: Listener): string {
  const shown = address === '0.0.0.0' || address === '::' ? 'localhost' : address;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
