import type { ScriptHost } from '@naftiko/engine';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { Peers } from './peers.js';
import { answerScripts } from './share-scripts.js';
import { answerTelemetry } from './share-telemetry.js';

/** What other processes can read and change of a document that is served here. */
export interface PeerAccess {
  file(): string;
  telemetry(): Telemetry | undefined;
  scripts(): ScriptHost;
}

/** Answers what other processes ask about a document. Returns the function that ends it. */
export function answerPeers({ file, telemetry, scripts }: PeerAccess, peers: Peers | undefined): () => void {
  if (peers === undefined) return () => undefined;
  const ends = [answerTelemetry(telemetry, file(), peers), answerScripts(scripts, file(), peers)];
  return () => ends.forEach((end) => end());
}
