import cluster from 'node:cluster';
import type { Peers } from '@naftiko/runtime';
import type { Shell } from '../shell.js';
import { Channel } from './channel.js';
import { ChannelCaller, handleCalls, type Beginning, type PrimaryCalls, type WorkerCalls } from './protocol.js';
import { WorkerPeers } from './worker-peers.js';
import { workerVariable } from './worker-variable.js';

/** A worker's connection to the primary process. */
export interface WorkerLink {
  readonly peers: Peers;
  /** Whether this worker reports what concerns the whole run. It may begin to do so when another one ends. */
  readonly leads: boolean;
  /** The documents to serve, by file, in the version of the others; `undefined`: those of the command line. */
  readonly texts: ReadonlyMap<string, string> | undefined;
  readonly primary: ChannelCaller<PrimaryCalls>;
  handle(handlers: Partial<WorkerCalls>): void;
  /** Closes the connection, which otherwise keeps the process alive. The sockets stay open in this process. */
  leave(): void;
  readonly hasLeft: boolean;
}

/** Connects with the primary process, and waits until this worker may begin; `undefined`: this process is not a worker. */
export async function joinWorkers({ environment }: Shell): Promise<WorkerLink | undefined> {
  const { worker } = cluster;
  if (worker === undefined) return undefined;
  // Programs that this process starts are not workers.
  Reflect.deleteProperty(environment, workerVariable);
  // A terminal sends these signals to all processes; the primary process decides what follows.
  process.on('SIGINT', () => undefined).on('SIGHUP', () => undefined);
  const channel = new Channel({
    send: (message, onSent) => process.connected && process.send?.(message, undefined, undefined, onSent),
    onMessage: (receive) => process.on('message', receive),
    onEnd: (end) => process.once('disconnect', end),
  });
  const primary = new ChannelCaller<PrimaryCalls>(channel);
  const beginning = await primary.call('begin', undefined);
  // Without the primary process, node:cluster ends this one.
  if (beginning === undefined) return undefined;
  return openLink(beginning, channel, primary, () => {
    // `worker.disconnect` would close the sockets; without this, the process would end.
    worker.exitedAfterDisconnect = true;
    if (process.connected) process.disconnect();
  });
}

function openLink(
  beginning: Beginning,
  channel: Channel,
  primary: ChannelCaller<PrimaryCalls>,
  leave: () => void,
): WorkerLink {
  const peers = new WorkerPeers(beginning, primary);
  const { texts } = beginning;
  let { leads } = beginning;
  let hasLeft = false;
  handleCalls<WorkerCalls>(channel, {
    message: (message) => peers.receive(message),
    lead: () => void (leads = true),
  });
  return {
    peers,
    get leads() {
      return leads;
    },
    texts: texts?.size === 0 ? undefined : texts,
    primary,
    handle: (handlers) => handleCalls<WorkerCalls>(channel, handlers),
    leave() {
      hasLeft = true;
      leave();
    },
    get hasLeft() {
      return hasLeft;
    },
  };
}
