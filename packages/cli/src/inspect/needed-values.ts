import { isGiven, isNeeded, resolveVariables, type Variable, type VariableUse } from '@naftiko/engine';
import { collectGiven, type PlannedDocument, type RunOptions } from '@naftiko/runtime';
import { pointerOf, type Diagnostic } from '@naftiko/spec';
import { upstreamsOf, type Upstream } from './upstreams.js';

/** A value that an operator supplies, with its destinations. */
export interface NeededValue {
  readonly id: string;
  readonly name: string;
  readonly kind: Variable['kind'];
  /** Whether the start is refused without it. */
  readonly required: boolean;
  readonly set: boolean;
  /** The `location` of its bind, if it has one. */
  readonly source: string | undefined;
  /** Hosts that receive it. */
  readonly hosts: readonly string[];
  /** Whether it can be part of an answer to callers. */
  readonly reachesCallers: boolean;
  readonly uses: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly pointer: string;
  }[];
}

/** The values a document needs, in the order of their uses. */
export async function listNeededValues(
  planned: PlannedDocument,
  options: RunOptions,
  used: readonly Variable[] = planned.capability?.variables() ?? [],
): Promise<readonly NeededValue[]> {
  const upstreams = upstreamsOf(planned, options.baseUris);
  // A base URI in the document is not listed, although an option can replace it.
  const isListed = (variable: Variable): boolean => variable.kind !== 'base-uri' || isNeeded(variable, options);
  const variables = used.filter(isListed);
  return Promise.all(variables.map((variable) => describe(variable, planned, options, upstreams)));
}

/** Why the sources of binds cannot be read, each bind once. */
export async function listBindFaults(
  planned: PlannedDocument,
  options: RunOptions,
  used: readonly Variable[] = planned.capability?.variables() ?? [],
): Promise<readonly Diagnostic[]> {
  const bound = used.filter(({ kind }) => kind === 'bind');
  const given = collectGiven(planned, options);
  const { diagnostics } = await resolveVariables(bound, planned.plugins?.engine.binds ?? [], given);
  return diagnostics.filter(({ code }) => code === 'bind-failed');
}

async function describe(
  variable: Variable,
  planned: PlannedDocument,
  options: RunOptions,
  upstreams: readonly Upstream[],
): Promise<NeededValue> {
  const { id, name, kind, bind, uses } = variable;
  return {
    id,
    name,
    kind,
    required: isNeeded(variable, options),
    set: await isSet(variable, planned, options),
    source: bind?.location?.text,
    hosts: [...new Set(uses.flatMap((use) => hostsOf(use, kind, upstreams)))],
    reachesCallers: uses.some((use) => placeOf(use) === 'answer'),
    uses: uses
      .filter((use, index) => uses.findIndex(({ at }) => at === use.at) === index)
      .map(({ at }) => ({
        file: at.source,
        line: at.start.line,
        column: at.start.column,
        pointer: pointerOf(at.path),
      })),
  };
}

/** Whether a value is set. Asks the provider of a bind, such as a file, but does not return the value. */
async function isSet(variable: Variable, planned: PlannedDocument, options: RunOptions): Promise<boolean> {
  const given = collectGiven(planned, options);
  if (variable.kind !== 'bind') return isGiven(variable, given);
  const resolved = await resolveVariables([variable], planned.plugins?.engine.binds ?? [], given);
  return resolved.ok && resolved.value.has(variable.id);
}

function hostsOf(use: VariableUse, kind: Variable['kind'], upstreams: readonly Upstream[]): readonly string[] {
  // A base URI, or a part of one, is not a value that is sent to a host.
  if (kind === 'setting' || kind === 'base-uri') return [];
  const { upstream } = use;
  if (upstream !== undefined) {
    return upstreams.filter(({ namespace }) => namespace === upstream).map(({ host }) => host);
  }
  // A value without a known upstream may reach any of them.
  return placeOf(use) === 'call' ? upstreams.map(({ host }) => host) : [];
}

/** What a use is for: the check of callers, an answer to them, or a call, which it always is if its upstream is known. */
function placeOf({ at, upstream }: VariableUse): 'call' | 'answer' | 'check' {
  if (upstream !== undefined || at.path.includes('with') || at.path.includes('inputParameters')) return 'call';
  if (at.path.includes('authentication')) return 'check';
  return at.path.includes('outputParameters') || at.path.includes('mappings') ? 'answer' : 'call';
}
