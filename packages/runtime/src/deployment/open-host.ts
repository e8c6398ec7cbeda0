import { forward, invoke, type World } from '@naftiko/engine';
import type { Log } from '../logs/log.js';
import type { ControlDesk } from '../management/desk.js';
import type { Host, MountPlan } from '../mount/expose-adapter.js';
import { loopbackAddress, type RunOptions } from '../run-options.js';
import type { OfferedSkills } from '../mount/offered-skills.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { MissedOutputs } from './missed-outputs.js';

/** What a host stands on. */
export interface HostGround {
  readonly world: World;
  readonly options: RunOptions;
  /** Where the mounts of this generation listen, once they do. */
  readonly ports: ReadonlyMap<MountPlan, number>;
  readonly skills: readonly OfferedSkills[];
  readonly log: Log;
  readonly telemetry: Telemetry | undefined;
  readonly desk: ControlDesk;
  /** Receives the answers in which no declared path found anything. */
  readonly misses?: MissedOutputs;
}

/** What handlers may ask while serving. */
export const openHost = ({
  world,
  options,
  ports,
  skills,
  log,
  telemetry,
  desk,
  misses = new MissedOutputs(log),
}: HostGround): Host => ({
  invoke: async (operation, inputs, call) => {
    const done = await invoke(operation, inputs, call, world, (failed, cause) => reportDefect(log, failed.id, cause));
    if (done.ok && done.value.kind === 'json' && done.value.missed !== undefined) {
      misses.report(operation.id, done.value.missed);
    }
    return done;
  },
  forward: (target, request, call) =>
    forward(target, request, call, world, (cause) => reportDefect(log, `forward to ${target.namespace}`, cause)),
  variables: world.variables,
  portOf: (mount) => ports.get(mount),
  skills,
  forwardHeaders: options.forwardHeaders,
  allowHosts: options.allowHosts,
  allowOrigins: options.allowOrigins,
  version: options.version,
  bodyLimitBytes: options.bodyLimitBytes,
  address: options.host ?? loopbackAddress,
  openProbes: options.openProbes,
  log,
  telemetry,
  desk,
});

/** A defect gets an id that its caller is shown; only the log has the stack. */
function reportDefect(log: Log, operation: string, cause: unknown): string {
  const incident = crypto.randomUUID().slice(0, 8);
  log.error('defect', { incident, operation, stack: cause instanceof Error ? cause.stack : String(cause) });
  return incident;
}
