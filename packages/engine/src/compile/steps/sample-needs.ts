import type { ConsumedOperation, OutputDeclaration } from '@naftiko/spec';
import { splitFirstMember } from '../../expression/json-path/json-path.js';
import type { SampleNeed } from '../../ports/consume.js';

/**
 * Records which values the units read from the answer of each consumed operation. With `--mock`, samples contain these
 * values.
 */
export class SampleNeeds {
  readonly #needs = new Map<ConsumedOperation, SampleNeed[]>();
  readonly #outputs = new Map<ConsumedOperation, ReadonlyMap<string, OutputDeclaration>>();

  add(operation: ConsumedOperation, need: SampleNeed): void {
    const known = this.#needs.get(operation);
    if (known === undefined) this.#needs.set(operation, [need]);
    else known.push(need);
  }

  /** The named outputs of an operation; the first of a name counts. */
  outputsOf(operation: ConsumedOperation): ReadonlyMap<string, OutputDeclaration> {
    const known =
      this.#outputs.get(operation) ??
      new Map(
        operation.outputs
          .toReversed()
          .flatMap((output) => (output.name === undefined ? [] : [[output.name.text, output] as const])),
      );
    this.#outputs.set(operation, known);
    return known;
  }

  get all(): ReadonlyMap<ConsumedOperation, readonly SampleNeed[]> {
    return this.#needs;
  }
}

type Origin =
  | { readonly kind: 'call'; readonly operation: ConsumedOperation }
  | { readonly kind: 'lookup'; readonly index: string; readonly fields: readonly string[] };

/** Finds, for a path into the output of a step, the answer that the value comes from, and records it. */
export class StepNeeds {
  readonly #needs: SampleNeeds;
  readonly #origins = new Map<string, Origin>();
  #last: LastSteps | undefined;

  constructor(needs: SampleNeeds) {
    this.#needs = needs;
  }

  recordCall(step: string, operation: ConsumedOperation): void {
    this.#setOrigin(step, { kind: 'call', operation });
  }

  /** Records that a lookup needs rows with the field it matches and the fields it returns. */
  recordLookup(step: string, index: string, match: string, fields: readonly string[]): void {
    for (const field of [match, ...fields]) this.#recordRow(index, `$['${field}']`);
    this.#setOrigin(step, { kind: 'lookup', index, fields });
  }

  /** Records a path into the output of a step; `rest` is the part below it, beginning with `$`. */
  recordPath(step: string, rest: string, output?: OutputDeclaration): void {
    const origin = this.#origins.get(step);
    if (origin?.kind === 'call') this.#recordAnswer(origin.operation, rest, output);
    // The output of a lookup is one row, or a list of rows.
    if (origin?.kind === 'lookup') this.#recordRow(origin.index, rest.replace(/^\$\s*\[[^\]'"]*\]/, '$'), output);
  }

  /** Records a path that does not begin with a step: it belongs to the last output that may contain it. */
  recordAnywhere(path: string, output?: OutputDeclaration): void {
    const first = splitFirstMember(path)?.first;
    const step = this.#lastWith(first);
    if (step !== undefined) this.recordPath(step, path, output);
  }

  /** Records a path into the output of a call step, through the paths of its named outputs. */
  #recordAnswer(operation: ConsumedOperation, path: string, output: OutputDeclaration | undefined): void {
    const split = splitFirstMember(path);
    const outputs = this.#needs.outputsOf(operation);
    const named = split === undefined ? undefined : outputs.get(split.first);
    const source = named?.value ?? named?.mapping;
    if (split !== undefined && source !== undefined) {
      const below = split.rest.slice(1);
      // Declared outputs of the operation are always in the sample.
      if (below !== '') this.#needs.add(operation, { path: source.text.replace(/\.$/, '') + below, output });
    } else if (outputs.size === 0) this.#needs.add(operation, { path, output });
  }

  #recordRow(index: string, path: string, output?: OutputDeclaration): void {
    const origin = this.#origins.get(index);
    if (origin?.kind === 'lookup') this.#recordRow(origin.index, path, output);
    if (origin?.kind !== 'call') return;
    const outputs = this.#needs.outputsOf(origin.operation);
    if (outputs.has(splitFirstMember(path)?.first ?? '')) this.#recordAnswer(origin.operation, path, output);
    else this.#needs.add(origin.operation, { path, output, inRows: outputs.size > 0 ? 'elements' : 'any' });
  }

  #setOrigin(step: string, origin: Origin): void {
    this.#origins.set(step, origin);
    this.#last = undefined;
  }

  /** The last step whose output may have a member. */
  #lastWith(member: string | undefined): string | undefined {
    this.#last ??= this.#findLast();
    const { any, open, byMember } = this.#last;
    const declared = member === undefined ? any : byMember.get(member);
    const last = (declared?.position ?? -1) > (open?.position ?? -1) ? declared : open;
    return last?.step;
  }

  #findLast(): LastSteps {
    const steps = [...this.#origins].map(([step, origin], position) => ({ step, origin, position }));
    // Of the steps that call one operation only the last one counts: operations can have many outputs.
    const lastCalls = new Map(
      steps.flatMap((each) => (each.origin.kind === 'call' ? [[each.origin.operation, each] as const] : [])),
    );
    const byMember = new Map<string, PlacedStep>();
    let open: PlacedStep | undefined;
    for (const { step, origin, position } of steps) {
      if (origin.kind === 'call' && lastCalls.get(origin.operation)?.position !== position) continue;
      const names = origin.kind === 'lookup' ? origin.fields : [...this.#needs.outputsOf(origin.operation).keys()];
      if (names.length === 0) open = { step, position };
      for (const name of names) byMember.set(name, { step, position });
    }
    return { any: steps.at(-1), open, byMember };
  }
}

interface PlacedStep {
  readonly step: string;
  readonly position: number;
}

/** The last step of all, the last one without declared members, and the last one with each member. */
interface LastSteps {
  readonly any: PlacedStep | undefined;
  readonly open: PlacedStep | undefined;
  readonly byMember: ReadonlyMap<string, PlacedStep>;
}
