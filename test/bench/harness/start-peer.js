import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cores } from './pinned.js';
import { startProgram } from './start-program.js';

const peerFile = (name) => fileURLToPath(new URL(`../peers/${name}.js`, import.meta.url));

/** Starts a peer; its `ready.url` is where it listens. */
export const startPeer = (name, upstreamUrl, { node, count } = {}) =>
  startProgram([peerFile(name), upstreamUrl, ...(count === undefined ? [] : [String(count)])], { node });

/** Starts the upstream beside the load; it always runs on this Node. */
export const startUpstream = () => startProgram([peerFile('upstream')], { core: cores.load });

/** Whether the packages of the peers are installed. */
export const arePeersInstalled = () => existsSync(new URL('../node_modules/fastify', import.meta.url));
