import type { CapabilityEntry } from './capability-entry.js';
import type { HostedCapability, CapabilityState } from './hosted-capability.js';
import { assignPlaces } from './places.js';

/** A document whose name cannot be used, and why. */
export interface UnnamedDocument {
  readonly file: string;
  readonly name: string;
  readonly problem: string;
}

/** A capability in the index of a gateway. */
export interface CapabilityStatus {
  readonly name: string;
  readonly file: string;
  readonly state: CapabilityState;
  readonly label?: string;
  /** The paths of its adapters on the gateway. */
  readonly exposes?: readonly { readonly type: string; readonly namespace: string; readonly path: string }[];
  readonly tools?: number;
  /** Why it serves nothing, or which values are missing. */
  readonly reasons?: readonly string[];
  /** Parts that are broken while the rest is served, and routes that are served under another path. */
  readonly notes?: readonly string[];
}

/** Counts by state, in the order of a document's life. */
export type StateCounts = ReadonlyMap<CapabilityState, number>;

export function describeCapability({ name, source, state, entry, reasons }: HostedCapability): CapabilityStatus {
  return {
    name,
    file: source.file,
    state,
    ...(entry?.label === undefined ? {} : { label: entry.label }),
    ...(entry === undefined || entry.refused.length > 0 ? {} : describeServed(name, entry)),
    ...(reasons.length === 0 ? {} : { reasons }),
  };
}

export const describeUnnamed = ({ file, name, problem }: UnnamedDocument): CapabilityStatus => ({
  name,
  file,
  state: 'quarantined',
  reasons: [problem],
});

export function countStates(statuses: readonly Pick<CapabilityStatus, 'state'>[]): StateCounts {
  const counts = new Map<CapabilityState, number>();
  for (const state of states) {
    const count = statuses.filter((one) => one.state === state).length;
    if (count > 0) counts.set(state, count);
  }
  return counts;
}

const states: readonly CapabilityState[] = ['unplanned', 'planned', 'open', 'idle', 'waiting', 'quarantined'];

function describeServed(name: string, { mounts, broken }: CapabilityEntry): Partial<CapabilityStatus> {
  const places = assignPlaces(mounts);
  const notes = [...places.notes, ...broken.map(({ at, message }) => `${at}: ${message}`)];
  return {
    exposes: places.list
      .filter(({ below }) => !below.startsWith('/rest/'))
      .map(({ type, namespace, below }) => ({ type, namespace, path: `/${name}${below}` })),
    tools: mounts.reduce((count, { tools }) => count + tools.length, 0),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
