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

/** An adapter that is ready to serve, and has no socket yet. */
type Ready = Exclude<Door, { readonly kind: 'http' }> | Omit<Extract<Door, { readonly kind: 'http' }>, 'seat'>;

/**
 * One version of a document, opened: a world and the doors over it. Sockets are only lent to it, so that the next
 * generation can take them over while this one finishes what it has begun.
 */
export class Generation {
  readonly planned: PlannedDocument;
  readonly world: World;
  readonly #opening: Opening;
  readonly #ready: readonly Ready[];
  readonly #traffic = new Traffic();
  readonly #ground: Ground;
  #doors: readonly Door[] = [];
  #closing: Promise<void> | undefined;

  private constructor(opening: Opening, ready: readonly Ready[]) {
    this.planned = opening.planned;
    this.world = opening.world;
    this.#ground = opening.ground;
    this.#opening = opening;
    this.#ready = ready;
  }

  /**
   * Opens the adapters of a planned document over its open world, which it then owns. All or nothing; there is no
   * socket yet.
   */
  static async open(
    planned: PlannedDocument,
    world: World,
    ground: Ground,
    predecessor?: Generation,
  ): Promise<Generation> {
    const opening = new Opening(planned, world, ground, predecessor);
    let complete = false;
    try {
      const ready = await opening.adapters();
      complete = true;
      return new Generation(opening, ready);
    } finally {
      // After a defect too: what is half open would serve on, and keep the process alive that has failed.
      if (!complete) await opening.undo();
    }
  }

  /**
   * Takes the seats of its predecessor where they fit, and opens the others: the last thing before it serves, since
   * a port that is open promises an answer. Every seat that cannot be had is reported; then none is kept.
   */
  async listen(): Promise<Checked<Generation>> {
    const doors = await this.#opening.doors(this.#ready);
    if (!doors.ok) return doors;
    this.#doors = doors.value;
    return sound(this);
  }

  get doors(): readonly Door[] {
    return this.#doors;
  }

  get seats(): readonly Seat[] {
    return this.#doors.flatMap((door) => (door.kind === 'http' ? [door.seat] : []));
  }

  /** Serves from now on. */
  takeOver(): void {
    for (const door of this.#doors) if (door.kind === 'http') door.seat.listener.replace(this.#handler(door));
    for (const { open } of this.#doors) open.tookOver?.();
  }

  /** Ends what would go on for ever. */
  retire(): void {
    for (const door of this.#doors) if (door.kind === 'http') door.open.retire?.();
  }

  /** Waits for what is in flight, then closes the doors in reverse, and the world. May be called twice. */
  close(graceMs: number): Promise<void> {
    this.#closing ??= this.#traffic.quiet(graceMs).then(async () => {
      for (const { open } of this.#ready.toReversed()) await open.close();
      await closeWorld(this.world);
    });
    return this.#closing;
  }

  #handler({ plan, open, mount }: Extract<Door, { kind: 'http' }>): HttpHandler {
    const ground = this.#ground;
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
  readonly planned: PlannedDocument;
  readonly world: World;
  readonly ground: Ground;
  readonly #predecessor: Generation | undefined;
  readonly #opened: Ready[] = [];
  readonly #ports = new Map<MountPlan, number>();

  constructor(planned: PlannedDocument, world: World, ground: Ground, predecessor: Generation | undefined) {
    this.planned = planned;
    this.world = world;
    this.ground = ground;
    this.#predecessor = predecessor;
  }

  async adapters(): Promise<readonly Ready[]> {
    for (const mount of this.planned.mounts) {
      const { plan } = mount;
      const ready = plan.kind === 'http' ? await this.#openHttp(mount, plan) : await this.#openStdio(mount, plan);
      if (ready !== undefined) this.#opened.push(ready);
    }
    return this.#opened;
  }

  /** Closes what was opened for this generation alone. */
  async undo(): Promise<void> {
    for (const { open } of this.#opened.toReversed()) await open.close();
    await closeWorld(this.world);
  }

  async doors(ready: readonly Ready[]): Promise<Checked<readonly Door[]>> {
    const fresh: Seat[] = [];
    const faults: Diagnostic[] = [];
    const doors: Door[] = [];
    for (const door of ready) {
      if (door.kind === 'stdio') doors.push(door);
      else {
        const seat = this.#keptSeat(door.plan) ?? (await this.#openSeat(door));
        if ('code' in seat) faults.push(seat);
        else {
          if (!this.#isKept(seat)) fresh.push(seat);
          this.#ports.set(door.plan, seat.listener.port);
          doors.push({ ...door, seat });
        }
      }
    }
    if (faults.length === 0) return sound(doors);
    await Promise.all(fresh.map(({ listener }) => listener.close(0)));
    return faulty(...faults);
  }

  async #openHttp(mount: PlannedMount, plan: HttpMountPlan): Promise<Ready> {
    const before = this.#before(plan);
    const open = await plan.open(this.#host(mount), before?.kind === 'http' ? before.open : undefined);
    return { kind: 'http', mount, plan, open };
  }

  #keptSeat(plan: HttpMountPlan): Seat | undefined {
    const key = seatKey(plan, this.ground.options);
    return this.#predecessor?.seats.find((seat) => seat.key === key);
  }

  #isKept(seat: Seat): boolean {
    return this.#predecessor?.seats.includes(seat) === true;
  }

  async #openSeat({ mount: { expose }, plan }: Extract<Ready, { readonly kind: 'http' }>): Promise<Seat | Diagnostic> {
    const { options, logs } = this.ground;
    const seating = await openSeat(plan, options, logs.logger('naftiko'));
    if (seating.ok) return seating.seat;
    const { code, reason, address, port } = seating;
    const place = { address, port, namespace: plan.namespace };
    return code === 'EADDRINUSE'
      ? diagnose('port-taken', expose.at, place)
      : diagnose('listen-failed', expose.at, { ...place, reason });
  }

  async #openStdio(mount: PlannedMount, plan: StdioMountPlan): Promise<Ready | undefined> {
    const { options, logs } = this.ground;
    const streams = options.stdio;
    // Standard input belongs to one adapter: the one the operator names, or the only one that asks.
    if (streams === undefined || (streams.namespace !== undefined && streams.namespace !== plan.namespace)) {
      logs.logger('naftiko').warn('stdio adapter not served', { namespace: plan.namespace });
      return undefined;
    }
    const before = this.#before(plan);
    const predecessor = before?.kind === 'stdio' ? before.open : undefined;
    const open = await plan.open(this.#host(mount), streams, predecessor);
    return { kind: 'stdio', mount, plan, open };
  }

  #before(plan: MountPlan): Door | undefined {
    return this.#predecessor?.doors.find(
      (door) => door.plan.type === plan.type && door.plan.namespace === plan.namespace && door.kind === plan.kind,
    );
  }

  #host({ expose }: PlannedMount) {
    const { options, logs, telemetry, desk } = this.ground;
    const log = logs.logger(`naftiko.${expose.type}`, hideSecrets(this.world.variables));
    const { skills } = this.planned;
    return openHost({ world: this.world, options, ports: this.#ports, skills, log, telemetry, desk });
  }
}
