import { createServer } from 'node:net';
import type { PortReservation, SocketRequest } from '@naftiko/runtime';
import type { WorkerProcess } from './worker-process.js';

interface SharedSocket {
  readonly port: number;
  readonly holders: Set<WorkerProcess>;
}

/**
 * The sockets that workers share. A port is tried here before a worker listens on it: after a failure, node:cluster gives
 * all later workers the same failure.
 */
export class SocketTable {
  readonly #sockets = new Map<string, SharedSocket>();

  async reserve(request: SocketRequest, worker: WorkerProcess): Promise<PortReservation> {
    const known = this.#sockets.get(request.key);
    if (known !== undefined && known.holders.size > 0) {
      known.holders.add(worker);
      return { ok: true, port: known.port };
    }
    // A port that the system chose (port 0 was requested) is reused, even if no worker listened for a while.
    const wanted = known !== undefined && request.port === 0 ? { ...request, port: known.port, lastPort: 0 } : request;
    const found = await findPort(wanted);
    if (found.ok) this.#sockets.set(request.key, { port: found.port, holders: new Set([worker]) });
    return found;
  }

  release(key: string, worker: WorkerProcess): void {
    this.#sockets.get(key)?.holders.delete(worker);
  }

  /** Releases everything that a worker holds. */
  forget(worker: WorkerProcess): void {
    for (const { holders } of this.#sockets.values()) holders.delete(worker);
  }
}

async function findPort({ address, port, lastPort }: Omit<SocketRequest, 'key'>): Promise<PortReservation> {
  let found = await tryPort(port, address);
  for (let next = port + 1; next <= lastPort && !found.ok && found.code === 'EADDRINUSE'; next += 1) {
    found = await tryPort(next, address);
  }
  return found;
}

/** Listens on a port for a moment. */
function tryPort(port: number, host: string): Promise<PortReservation> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', ({ code = 'UNKNOWN', message }: NodeJS.ErrnoException) =>
      resolve({ ok: false, code, reason: message }),
    );
    server.listen({ port, host }, () => {
      const address = server.address();
      server.close(() =>
        resolve({ ok: true, port: typeof address === 'object' && address !== null ? address.port : port }),
      );
    });
  });
}
