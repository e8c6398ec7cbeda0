import { makeChange, type Change } from './change.js';
import { compareAnswers } from './compare-answers.js';
import { compareHints } from './compare-hints.js';
import { compareInputs } from './compare-inputs.js';
import type { SurfaceUnit } from './surface.js';

/** The changes of one route, tool, resource, prompt or skill. */
export function compareUnits(
  before: SurfaceUnit,
  after: SurfaceUnit,
  name: string,
  hosts: HostMoves,
): readonly Change[] {
  const places = { old: before.at, new: after.at };
  return [
    ...compareInputs(before.inputs, after.inputs, { name, places }),
    ...compareAnswers(before.answer, after.answer, { name, places }),
    ...compareHints(before.hints, after.hints, { name, places }),
    ...compareCalls(before, after, name, hosts),
    ...(before.description === after.description
      ? []
      : [makeChange('description-changed', `${name} has another description.`, places)]),
  ];
}

function compareCalls(before: SurfaceUnit, after: SurfaceUnit, name: string, hosts: HostMoves): readonly Change[] {
  if (callsOf(before, hosts) === callsOf(after, hosts)) return [];
  const [old, next] = [before.calls, after.calls].map((calls) =>
    calls.length === 0 ? 'nothing' : calls.map(({ method, host, path }) => `${method} ${host}${path}`).join(', '),
  );
  return [makeChange('call-changed', `${name} calls ${next}; it was ${old}.`, { old: before.at, new: after.at })];
}

/** The hosts that only one of the versions calls. A change of hosts is reported once, not for each call. */
export interface HostMoves {
  readonly only: ReadonlySet<string>;
}

/** The calls of a unit as a text to compare, without hosts that only one version calls and without names of placeholders. */
export const callsOf = ({ calls }: SurfaceUnit, { only }: HostMoves): string =>
  calls
    .map(({ method, host, path }) => `${method} ${only.has(host) ? '' : host}${path.replaceAll(/\{[^{}]*\}/g, '{}')}`)
    .join(', ');
