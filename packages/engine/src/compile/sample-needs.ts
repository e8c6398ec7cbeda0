import type { ConsumedOperation, OutputDeclaration } from '@naftiko/spec';
import { splitFirstMember } from '../expression/json-path/json-path.js';
import type { SampleNeed } from '../ports/consume.js';

/**
 * Records which values the units read from the answer of each consumed operation. With `--mock`, samples contain these
 * values.
 */
export class SampleNeeds {
  readonly #needs = new Map<ConsumedOperation, SampleNeed[]>();

  add(operation: ConsumedOperation, need: SampleNeed): void {
    const known = this.#needs.get(operation);
    if (known === undefined) this.#needs.set(operation, [need]);
    else known.push(need);
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

  constructor(needs: SampleNeeds) {
    this.#needs = needs;
  }

  recordCall(step: string, operation: ConsumedOperation): void {
    this.#origins.set(step, { kind: 'call', operation });
  }

  /** Records that a lookup needs rows with the field it matches and the fields it returns. */
  recordLookup(step: string, index: string, match: string, fields: readonly string[]): void {
    for (const field of [match, ...fields]) this.#recordRow(index, `$['${field}']`);
    this.#origins.set(step, { kind: 'lookup', index, fields });
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
    for (const [step, origin] of [...this.#origins].reverse()) {
      const names = origin.kind === 'lookup' ? origin.fields : namesOf(origin.operation);
      if (names.length > 0 && first !== undefined && !names.includes(first)) continue;
      if (origin.kind === 'call') this.#recordAnswer(origin.operation, path, output);
      else this.recordPath(step, path, output);
      return;
    }
  }

  /** Records a path into the output of a call step, through the paths of its named outputs. */
  #recordAnswer(operation: ConsumedOperation, path: string, output: OutputDeclaration | undefined): void {
    const split = splitFirstMember(path);
    const named = operation.outputs.find(({ name }) => name?.text === split?.first);
    const source = named?.value ?? named?.mapping;
    if (split !== undefined && source !== undefined) {
      const below = split.rest.slice(1);
      // Declared outputs of the operation are always in the sample.
      if (below !== '') this.#needs.add(operation, { path: source.text.replace(/\.$/, '') + below, output });
    } else if (namesOf(operation).length === 0) this.#needs.add(operation, { path, output });
  }

  #recordRow(index: string, path: string, output?: OutputDeclaration): void {
    const origin = this.#origins.get(index);
    if (origin?.kind === 'lookup') this.#recordRow(origin.index, path, output);
    if (origin?.kind !== 'call') return;
    const names = namesOf(origin.operation);
    if (names.includes(splitFirstMember(path)?.first ?? '')) this.#recordAnswer(origin.operation, path, output);
    else this.#needs.add(origin.operation, { path, output, inRows: names.length > 0 ? 'elements' : 'any' });
  }
}

const namesOf = ({ outputs }: ConsumedOperation): readonly string[] => outputs.flatMap(({ name }) => name?.text ?? []);
