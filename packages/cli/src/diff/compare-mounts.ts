import { makeChange, type Change } from './change.js';
import { callsOf, compareUnits, type HostMoves } from './compare-units.js';
import { pairUp } from './pair-up.js';
import type { SurfaceMount, SurfaceUnit } from './surface.js';

/** The changes of one adapter: of its address, its authentication and its units. */
export function compareMounts(before: SurfaceMount, after: SurfaceMount, hosts: HostMoves): readonly Change[] {
  const units = pairUp(before.units, after.units, ({ kind, key }) => `${kind} ${key}`);
  return [
    ...comparePlace(before, after),
    ...compareAuthentication(before, after),
    ...units.removed.map((unit) =>
      makeChange(`${unit.kind}-removed`, `${nameOf(unit)} is gone${renamedTo(unit, units.added, hosts)}.`, {
        old: unit.at,
      }),
    ),
    ...units.both.flatMap(([old, next]) => compareUnits(old, next, nameOf(next), hosts)),
    ...units.added.map((unit) => makeChange(`${unit.kind}-added`, `${nameOf(unit)} is new.`, { new: unit.at })),
  ];
}

const nameOf = ({ kind, address }: SurfaceUnit): string => `${kind[0]!.toUpperCase()}${kind.slice(1)} "${address}"`;

function comparePlace(before: SurfaceMount, after: SurfaceMount): readonly Change[] {
  const places = { old: before.at, new: after.at };
  const name = `The ${after.type} adapter "${after.namespace}"`;
  if (before.port === undefined || after.port === undefined) {
    if (before.port === after.port) return [];
    const transport = after.port === undefined ? 'standard input and output' : 'HTTP';
    return [makeChange('transport-changed', `${name} is served over ${transport} now.`, places)];
  }
  const changes: Change[] = [];
  if (before.port !== after.port) {
    changes.push(makeChange('port-changed', `${name} moves from port ${before.port} to ${after.port}.`, places));
  }
  const [from, to] = [normaliseAddress(before.address), normaliseAddress(after.address)];
  if (from !== to) {
    const code = everywhere.has(to) ? 'address-opened' : 'address-changed';
    changes.push(makeChange(code, `${name} listens on ${to}; it was ${from}.`, places));
  }
  return changes;
}

const everywhere: ReadonlySet<string> = new Set(['0.0.0.0', '::', '[::]']);

const normaliseAddress = (address: string | undefined): string =>
  address === undefined || ['localhost', '127.0.0.1', '::1', '[::1]'].includes(address) ? 'loopback' : address;

function compareAuthentication(before: SurfaceMount, after: SurfaceMount): readonly Change[] {
  const places = { old: before.at, new: after.at };
  const { authentication: old } = before;
  const { authentication: next } = after;
  if (old === next) return [];
  const name = `The ${after.type} adapter "${after.namespace}"`;
  if (next === undefined) {
    return [makeChange('authentication-removed', `${name} no longer authenticates callers; it was ${old}.`, places)];
  }
  return old === undefined
    ? [makeChange('authentication-added', `${name} authenticates callers now: ${next}.`, places)]
    : [makeChange('authentication-changed', `${name} authenticates callers by ${next}; it was ${old}.`, places)];
}

/** An addition to a message, if exactly one new unit equals a removed one in everything but the name. */
function renamedTo(unit: SurfaceUnit, added: readonly SurfaceUnit[], hosts: HostMoves): string {
  const same = added.filter(
    (one) => one.kind === unit.kind && fingerprintOf(one, hosts) === fingerprintOf(unit, hosts),
  );
  return same.length === 1 ? `; "${same[0]!.address}" is the same under another name` : '';
}

const fingerprintOf = (unit: SurfaceUnit, hosts: HostMoves): string =>
  JSON.stringify([unit.inputs, unit.answer, unit.hints, callsOf(unit, hosts)]);
