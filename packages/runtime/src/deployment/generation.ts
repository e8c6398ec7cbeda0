import { diagnose, invalid, valid, declaredTypeOf, type Checked, type Diagnostic } from '@naftiko/spec';
import type { RuntimeContext } from '@naftiko/engine';
import type { HttpHandler } from '../listen/listener.js';
import { makeSecretMask } from '../logs/secret-mask.js';
import type { ControlService } from '../management/control-service.js';
import type { HttpMountPlan, MountPlan, OpenMount, OpenStdio, StdioMountPlan } from '../mount/expose-adapter.js';
import type { PlannedDocument, PlannedMount } from '../plan/planned-document.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { DocumentPages } from '../pages/document-pages.js';
import type { Invoke } from '../secrets/prepare-invoke.js';
import { makeMountHandler } from './mount-handler.js';
import { makeServices } from './make-services.js';
import { closeRuntime } from './open-runtime.js';
import { socketKeyOf, type ListeningSocket } from './listening-socket.js';
import type { RuntimeDependencies } from './runtime-dependencies.js';
import { RequestsInFlight } from './requests-in-flight.js';

/** The objects that a generation uses and does not close. */
export interface GenerationDependencies extends RuntimeDependencies {
  readonly telemetry: Telemetry | undefined;
  readonly control: ControlService;
}

/** An adapter of a generation with its handler. */
export type OpenEndpoint = { readonly mount: PlannedMount } & (
  | { readonly kind: 'http'; readonly plan: HttpMountPlan; readonly open: OpenMount; readonly socket: ListeningSocket }
  | { readonly kind: 'stdio'; readonly plan: StdioMountPlan; readonly open: OpenStdio }
);

/** An adapter that is open but has no socket yet. */
type Ready =
  Exclude<OpenEndpoint, { readonly kind: 'http' }> | Omit<Extract<OpenEndpoint, { readonly kind: 'http' }>, 'socket'>;

/**
 * One open version of a document: a runtime context and its endpoints. Sockets are not owned, so that the next generation
 * can take them over while this one finishes its requests.
 */
export class Generation {
  readonly planned: PlannedDocument;
  readonly runtime: RuntimeContext;
  readonly #opening: Opening;
  readonly #ready: readonly Ready[];
  readonly #requestsInFlight = new RequestsInFlight();
  readonly #generationDependencies: GenerationDependencies;
  #endpoints: readonly OpenEndpoint[] = [];
  #pages: DocumentPages | undefined;
  #closing: Promise<void> | undefined;

  private constructor(opening: Opening, ready: readonly Ready[]) {
    this.planned = opening.planned;
    this.runtime = opening.runtime;
    this.#generationDependencies = opening.dependencies;
    this.#opening = opening;
    this.#ready = ready;
  }

  /**
   * Opens the adapters of a planned document, without sockets. The generation owns the runtime context from then on.
   * When one adapter fails, everything is closed again.
   */
  static async open(
    planned: PlannedDocument,
    runtime: RuntimeContext,
    dependencies: GenerationDependencies,
    predecessor?: Generation,
  ): Promise<Generation> {
    const opening = new Opening(planned, runtime, dependencies, predecessor);
    let complete = false;
    try {
      const ready = await opening.openAdapters();
      complete = true;
      return new Generation(opening, ready);
    } finally {
      // Also after an unexpected exception, because open resources would keep the process alive.
      if (!complete) await opening.undoOpening();
    }
  }

  /**
   * Reuses the sockets of the previous generation for the same ports and opens the others. This is the last step before
   * serving, because a port that accepts connections must answer. Reports every socket that cannot be opened; the
   * sockets that were opened are then closed again.
   */
  async listen(): Promise<Checked<Generation>> {
    const endpoints = await this.#opening.endpoints(this.#ready);
    if (!endpoints.ok) return endpoints;
    this.#endpoints = endpoints.value;
    return valid(this);
  }

  get endpoints(): readonly OpenEndpoint[] {
    return this.#endpoints;
  }

  get sockets(): readonly ListeningSocket[] {
    return this.#endpoints.flatMap((endpoint) => (endpoint.kind === 'http' ? [endpoint.socket] : []));
  }

  /** The path of the HTML page that describes an adapter; `undefined`: it has none. */
  findPagePath(endpoint: OpenEndpoint): string | undefined {
    return this.#pages?.findPath({ ...endpoint, port: undefined });
  }

  /** Begins to serve: its handlers receive all further requests. */
  takeOver(): void {
    const { keepAliveMs, serverLimits: limits, wrongCredentialsPerMinute } = this.#generationDependencies.options;
    this.#generationDependencies.wrongCredentials.allow(wrongCredentialsPerMinute);
    this.#pages = this.#preparePages();
    for (const endpoint of this.#endpoints) {
      if (endpoint.kind !== 'http') continue;
      endpoint.socket.listener.allow({ keepAliveMs, limits });
      endpoint.socket.listener.replace(this.#makeHandler(endpoint));
    }
    for (const { open } of this.#endpoints) open.tookOver?.();
  }

  /**
   * Ends streams that have no end of their own. Called when another generation has taken over, or when the capability
   * closes.
   */
  retire(): void {
    for (const endpoint of this.#endpoints) if (endpoint.kind === 'http') endpoint.open.retire?.();
  }

  /**
   * Waits for requests in flight, then closes the adapters in reverse order, and the runtime context. May be called
   * twice.
   */
  close(graceMs: number): Promise<void> {
    this.#closing ??= this.#requestsInFlight.waitUntilQuiet(graceMs).then(async () => {
      await this.#pages?.close();
      for (const { open } of this.#ready.toReversed()) await open.close();
      await closeRuntime(this.runtime);
    });
    return this.#closing;
  }

  #preparePages(): DocumentPages | undefined {
    const { options, control } = this.#generationDependencies;
    if (options.pages === undefined) return undefined;
    return new DocumentPages({
      pages: options.pages,
      planned: this.planned,
      runtime: this.runtime,
      control,
      endpoints: this.#endpoints.map((endpoint) =>
        endpoint.kind === 'http'
          ? { ...endpoint, port: endpoint.socket.listener.port }
          : { ...endpoint, port: undefined },
      ),
      makeServices: (plan, runtime, invoke) =>
        this.#opening.makeAdapterServices(
          this.planned.mounts.find((mount) => mount.plan === plan)!,
          { runtime, invoke },
        ),
    });
  }

  #makeHandler(endpoint: Extract<OpenEndpoint, { kind: 'http' }>): HttpHandler {
    const { plan, mount } = endpoint;
    const dependencies = this.#generationDependencies;
    const mask = makeSecretMask(this.runtime.variables);
    const recording = {
      log: dependencies.logs.logger(`naftiko.${declaredTypeOf(mount.expose)}`, mask),
      telemetry: dependencies.telemetry,
      // Requests of the operator, at the control adapter, have log lines at debug level.
      internal: plan.internal ?? false,
      newId: dependencies.newRequestId,
    };
    const services = this.#pages === undefined ? undefined : this.#opening.makeAdapterServices(mount);
    const open =
      services === undefined ? endpoint.open : this.#pages!.attach({ ...endpoint, port: undefined }, services);
    return makeMountHandler(open, recording, this.#requestsInFlight);
  }
}

/** Opens the parts of a generation, and can close them again. */
class Opening {
  readonly planned: PlannedDocument;
  readonly runtime: RuntimeContext;
  readonly dependencies: GenerationDependencies;
  readonly #predecessor: Generation | undefined;
  readonly #opened: Ready[] = [];
  readonly #ports = new Map<MountPlan, number>();

  constructor(
    planned: PlannedDocument,
    runtime: RuntimeContext,
    dependencies: GenerationDependencies,
    predecessor: Generation | undefined,
  ) {
    this.planned = planned;
    this.runtime = runtime;
    this.dependencies = dependencies;
    this.#predecessor = predecessor;
  }

  async openAdapters(): Promise<readonly Ready[]> {
    for (const mount of this.planned.mounts) {
      const { plan } = mount;
      const ready = plan.kind === 'http' ? await this.#openHttp(mount, plan) : await this.#openStdio(mount, plan);
      if (ready !== undefined) this.#opened.push(ready);
    }
    return this.#opened;
  }

  /** Closes everything that was opened for this generation. */
  async undoOpening(): Promise<void> {
    for (const { open } of this.#opened.toReversed()) await open.close();
    await closeRuntime(this.runtime);
  }

  async endpoints(ready: readonly Ready[]): Promise<Checked<readonly OpenEndpoint[]>> {
    const added: ListeningSocket[] = [];
    const faults: Diagnostic[] = [];
    const endpoints: OpenEndpoint[] = [];
    for (const endpoint of ready) {
      if (endpoint.kind === 'stdio') endpoints.push(endpoint);
      else {
        const socket = this.#findKeptSocket(endpoint.plan) ?? (await this.#openSocket(endpoint));
        if ('code' in socket) faults.push(socket);
        else {
          if (!this.#isKept(socket)) added.push(socket);
          this.#ports.set(endpoint.plan, socket.listener.port);
          endpoints.push({ ...endpoint, socket });
        }
      }
    }
    if (faults.length === 0) return valid(endpoints);
    await Promise.all(added.map(({ listener }) => listener.close(0)));
    return invalid(...faults);
  }

  async #openHttp(mount: PlannedMount, plan: HttpMountPlan): Promise<Ready> {
    const before = this.#findPredecessor(plan);
    const open = await plan.open(this.makeAdapterServices(mount), before?.kind === 'http' ? before.open : undefined);
    return { kind: 'http', mount, plan, open };
  }

  #findKeptSocket(plan: HttpMountPlan): ListeningSocket | undefined {
    const key = socketKeyOf(plan, this.dependencies.options);
    return this.#predecessor?.sockets.find((socket) => socket.key === key);
  }

  #isKept(socket: ListeningSocket): boolean {
    return this.#predecessor?.sockets.includes(socket) === true;
  }

  async #openSocket({
    mount: { expose },
    plan,
  }: Extract<Ready, { readonly kind: 'http' }>): Promise<ListeningSocket | Diagnostic> {
    const { options, logs, openSocket } = this.dependencies;
    const opened = await openSocket(plan, options, logs.logger('naftiko'), this.planned.file);
    if (opened.ok) return opened.socket;
    const { code, reason, address, port } = opened;
    const place = { address, port, namespace: plan.namespace };
    return code === 'EADDRINUSE'
      ? diagnose('port-taken', expose.at, place)
      : diagnose('listen-failed', expose.at, { ...place, reason });
  }

  async #openStdio(mount: PlannedMount, plan: StdioMountPlan): Promise<Ready | undefined> {
    const { options, logs } = this.dependencies;
    const streams = options.stdio;
    // One adapter uses standard input: the adapter that the operator names, or the only stdio adapter.
    if (streams === undefined || (streams.namespace !== undefined && streams.namespace !== plan.namespace)) {
      logs.logger('naftiko').warn('stdio adapter not served', { namespace: plan.namespace });
      return undefined;
    }
    const before = this.#findPredecessor(plan);
    const predecessor = before?.kind === 'stdio' ? before.open : undefined;
    const open = await plan.open(this.makeAdapterServices(mount), streams, predecessor);
    return { kind: 'stdio', mount, plan, open };
  }

  #findPredecessor(plan: MountPlan): OpenEndpoint | undefined {
    return this.#predecessor?.endpoints.find(
      (endpoint) =>
        endpoint.plan.type === plan.type && endpoint.plan.namespace === plan.namespace && endpoint.kind === plan.kind,
    );
  }

  /** The services of an adapter; `instead` replaces what runs its operations. */
  makeAdapterServices(
    { expose }: PlannedMount,
    instead: { readonly runtime?: RuntimeContext; readonly invoke?: Invoke } = {},
  ) {
    const { options, logs, telemetry, control, wrongCredentials } = this.dependencies;
    const log = logs.logger(`naftiko.${declaredTypeOf(expose)}`, makeSecretMask(this.runtime.variables));
    const { skills } = this.planned;
    const redactsAnswers = options.redactAnswers === 'all' || options.redactAnswers === expose.type;
    const { files } = this.planned;
    const services = { files, log, telemetry, control, wrongCredentials, redactsAnswers };
    return makeServices({ runtime: this.runtime, options, ports: this.#ports, skills, ...services, ...instead });
  }
}
