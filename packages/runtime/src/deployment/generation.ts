import { diagnose, faulty, sound, type Checked, type Diagnostic } from '@naftiko/spec';
import type { World } from '@naftiko/engine';
import type { HttpHandler } from '../listen/listener.js';
import { hideSecrets } from '../logs/hide-secrets.js';
import type { ControlDesk } from '../management/desk.js';
import type { HttpMountPlan, MountPlan, OpenMount, OpenStdio, StdioMountPlan } from '../mount/expose-adapter.js';
import { serveRequest } from '../mount/served-request.js';
import type { PlannedDocument, PlannedMount } from '../plan-document.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { openHost } from './open-host.js';
import { closeWorld } from './open-world.js';
import { openSeat, seatKey, type Seat } from './seat.js';
import type { Surroundings } from './surroundings.js';
import { Traffic } from './traffic.js';

/** What a generation stands on; all of it outlives the generation. */
export interface Ground extends Surroundings {
  readonly telemetry: Telemetry | undefined;
  readonly desk: ControlDesk;
}

/** An adapter of a generation, open. */
export type Door = { readonly mount: PlannedMount } & (
  | { readonly kind: 'http'; readonly plan: HttpMountPlan; readonly open: OpenMount; readonly seat: Seat }
  | { readonly kind: 'stdio'; readonly plan: StdioMountPlan; readonly open: OpenStdio }
);

/**
 * One version of a document, opened: a world and the doors over it. Sockets are only lent to it, so that the next
 * generation can take them over while this one finishes what it has begun.
 */
export class Generation {
  readonly planned: PlannedDocument;
  readonly world: World;
  readonly doors: readonly Door[];
  readonly #traffic: Traffic;
  readonly #handlers: ReadonlyMap<Door, HttpHandler>;
  #closing: Promise<void> | undefined;

  private constructor(planned: PlannedDocument, world: World, doors: readonly Door[], ground: Ground) {
    this.planned = planned;
    this.world = world;
    this.doors = doors;
    this.#traffic = new Traffic();
    this.#handlers = new Map(
      doors.flatMap((door) => (door.kind === 'http' ? [[door, this.#handler(door, ground)]] : [])),
    );
  }

  /**
   * Opens the doors of a planned document over its open world, which it then owns; on the seats of its predecessor
   * where they fit, on new ones elsewhere. All or nothing, and nobody is served yet.
   */
  static async open(
    planned: PlannedDocument,
    world: World,
    ground: Ground,
    predecessor?: Generation,
  ): Promise<Checked<Generation>> {
    const opening = new Opening(planned, world, ground, predecessor);
    let complete = false;
    try {
      const doors = await opening.doors();
      complete = doors.ok;
      return doors.ok ? sound(new Generation(planned, world, doors.value, ground)) : doors;
    } finally {
      // Also after a defect: what is half open would serve on, and keep the process alive that has failed.
      if (!complete) await opening.undo();
    }
  }

  get seats(): readonly Seat[] {
    return this.doors.flatMap((door) => (door.kind === 'http' ? [door.seat] : []));
  }

  /** Serves from now on. */
  takeOver(): void {
    for (const [door, handler] of this.#handlers) if (door.kind === 'http') door.seat.listener.replace(handler);
    for (const { open } of this.doors) open.tookOver?.();
  }

  /** Ends what would go on for ever. */
  retire(): void {
    for (const door of this.doors) if (door.kind === 'http') door.open.retire?.();
  }

  /** Waits for what is in flight, then closes the doors in reverse, and the world. May be called twice. */
  close(graceMs: number): Promise<void> {
    this.#closing ??= this.#traffic.quiet(graceMs).then(async () => {
      for (const { open } of this.doors.toReversed()) await open.close();
      await closeWorld(this.world);
    });
    return this.#closing;
  }

  #handler({ plan, open, mount }: Extract<Door, { kind: 'http' }>, ground: Ground): HttpHandler {
    const hide = hideSecrets(this.world.variables);
    const record = {
      log: ground.logs.logger(`naftiko.${mount.expose.type}`, hide),
      telemetry: ground.telemetry,
      discreet: plan.discreet ?? false,
      newId: ground.newRequestId,
    };
    return (request, response) => {
      const leave = this.#traffic.follow(response);
      open.handle(request, response, serveRequest(request, response, record, leave));
    };
  }
}

/** A generation in the making; knows what to undo. */
class Opening {
  readonly #planned: PlannedDocument;
  readonly #world: World;
  readonly #ground: Ground;
  readonly #predecessor: Generation | undefined;
  readonly #opened: Door[] = [];
  readonly #fresh: Seat[] = [];
  readonly #ports = new Map<MountPlan, number>();

  constructor(planned: PlannedDocument, world: World, ground: Ground, predecessor: Generation | undefined) {
    this.#planned = planned;
    this.#world = world;
    this.#ground = ground;
    this.#predecessor = predecessor;
  }

  async doors(): Promise<Checked<readonly Door[]>> {
    // First every socket, so that all ports that are taken are told at once.
    const seats = new Map<PlannedMount, Seat>();
    const faults: Diagnostic[] = [];
    for (const mount of this.#planned.mounts) {
      if (mount.plan.kind !== 'http') continue;
      const seat = await this.#seatFor(mount, mount.plan);
      if (seat.ok) seats.set(mount, seat.value);
      else faults.push(...seat.diagnostics);
    }
    if (faults.length > 0) return faulty(...faults);
    for (const mount of this.#planned.mounts) {
      const door =
        mount.plan.kind === 'http'
          ? await this.#openHttp(mount, mount.plan, seats.get(mount)!)
          : await this.#openStdio(mount, mount.plan);
      if (!door.ok) return door;
      if (door.value !== undefined) this.#opened.push(door.value);
    }
    return sound(this.#opened);
  }

  /** Closes what was opened for this generation alone. */
  async undo(): Promise<void> {
    await Promise.all(this.#fresh.map(({ listener }) => listener.close(0)));
    for (const door of this.#opened.toReversed()) await door.open.close();
    await closeWorld(this.#world);
  }

  async #openHttp(mount: PlannedMount, plan: HttpMountPlan, seat: Seat): Promise<Checked<Door>> {
    this.#ports.set(plan, seat.listener.port);
    const before = this.#before(plan);
    const open = await plan.open(this.#host(mount), before?.kind === 'http' ? before.open : undefined);
    return sound({ kind: 'http', mount, plan, open, seat });
  }

  async #seatFor({ expose }: PlannedMount, plan: HttpMountPlan): Promise<Checked<Seat>> {
    const { options, logs } = this.#ground;
    const key = seatKey(plan, options);
    const kept = this.#predecessor?.seats.find((seat) => seat.key === key);
    if (kept !== undefined) return sound(kept);
    const seating = await openSeat(plan, options, logs.logger('naftiko'));
    if (seating.ok) {
      this.#fresh.push(seating.seat);
      return sound(seating.seat);
    }
    const { code, reason, address, port } = seating;
    const place = { address, port, namespace: plan.namespace };
    return faulty(
      code === 'EADDRINUSE'
        ? diagnose('port-taken', expose.at, place)
        : diagnose('listen-failed', expose.at, { ...place, reason }),
    );
  }

  async #openStdio(mount: PlannedMount, plan: StdioMountPlan): Promise<Checked<Door | undefined>> {
    const { options, logs } = this.#ground;
    const streams = options.stdio;
    // Standard input belongs to one adapter: the one the operator names, or the only one that asks.
    if (streams === undefined || (streams.namespace !== undefined && streams.namespace !== plan.namespace)) {
      logs.logger('naftiko').warn('stdio adapter not served', { namespace: plan.namespace });
      return sound(undefined);
    }
    const before = this.#before(plan);
    const predecessor = before?.kind === 'stdio' ? before.open : undefined;
    const open = await plan.open(this.#host(mount), streams, predecessor);
    return sound({ kind: 'stdio', mount, plan, open });
  }

  #before(plan: MountPlan): Door | undefined {
    return this.#predecessor?.doors.find(
      (door) => door.plan.type === plan.type && door.plan.namespace === plan.namespace && door.kind === plan.kind,
    );
  }

  #host({ expose }: PlannedMount) {
    const { options, logs, telemetry, desk } = this.#ground;
    const log = logs.logger(`naftiko.${expose.type}`, hideSecrets(this.#world.variables));
    const { skills } = this.#planned;
    return openHost({ world: this.#world, options, ports: this.#ports, skills, log, telemetry, desk });
  }
}
