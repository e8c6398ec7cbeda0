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

  /** The named outputs of an operation; of several with one name, the first. */
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

type StepSource =
  | { readonly kind: 'call'; readonly operation: ConsumedOperation }
  | { readonly kind: 'lookup'; readonly index: string; readonly fields: readonly string[] };

/** Traces a path into the output of a step back to the answer of an upstream, and records there what the path reads. */
export class StepNeeds {
  readonly #needs: SampleNeeds;
  readonly #sources = new Map<string, StepSource>();
  #last: LastSteps | undefined;

  constructor(needs: SampleNeeds) {
    this.#needs = needs;
  }

  recordCall(step: string, operation: ConsumedOperation): void {
    this.#setSource(step, { kind: 'call', operation });
  }

  /** Records that a lookup needs rows with the field it matches and the fields it returns. */
  recordLookup(step: string, index: string, match: string, fields: readonly string[]): void {
    for (const field of [match, ...fields]) this.#recordRow(index, `$['${field}']`);
    this.#setSource(step, { kind: 'lookup', index, fields });
  }

  /** Records a path into the output of a step; `rest` is the path below the name of the step and begins with `$`. */
  recordPath(step: string, rest: string, output?: OutputDeclaration): void {
    const from = this.#sources.get(step);
    if (from?.kind === 'call') this.#recordAnswer(from.operation, rest, output);
    // The output of a lookup is one row, or a list of rows.
    if (from?.kind === 'lookup') this.#recordRow(from.index, rest.replace(/^\$\s*\[[^\]'"]*\]/, '$'), output);
  }

  /** Records a path that does not begin with a step: its value comes from the last call or lookup whose output can contain it. */
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
    const from = this.#sources.get(index);
    if (from?.kind === 'lookup') this.#recordRow(from.index, path, output);
    if (from?.kind !== 'call') return;
    const outputs = this.#needs.outputsOf(from.operation);
    if (outputs.has(splitFirstMember(path)?.first ?? '')) this.#recordAnswer(from.operation, path, output);
    else this.#needs.add(from.operation, { path, output, inRows: outputs.size > 0 ? 'elements' : 'any' });
  }

  #setSource(step: string, from: StepSource): void {
    this.#sources.set(step, from);
    this.#last = undefined;
  }

  /** The last call or lookup step whose output may have a member. */
  #lastWith(member: string | undefined): string | undefined {
    this.#last ??= this.#findLast();
    const { any, undeclared, byMember } = this.#last;
    const declared = member === undefined ? any : byMember.get(member);
    const last = (declared?.position ?? -1) > (undeclared?.position ?? -1) ? declared : undeclared;
    return last?.step;
  }

  #findLast(): LastSteps {
    const steps = [...this.#sources].map(([step, from], position) => ({ step, from, position }));
    // Of the steps that call the same operation only the last one is considered, because operations can have many
    // outputs.
    const lastCalls = new Map(
      steps.flatMap((each) => (each.from.kind === 'call' ? [[each.from.operation, each] as const] : [])),
    );
    const byMember = new Map<string, PlacedStep>();
    let undeclared: PlacedStep | undefined;
    for (const { step, from, position } of steps) {
      if (from.kind === 'call' && lastCalls.get(from.operation)?.position !== position) continue;
      const names = from.kind === 'lookup' ? from.fields : [...this.#needs.outputsOf(from.operation).keys()];
      if (names.length === 0) undeclared = { step, position };
      for (const name of names) byMember.set(name, { step, position });
    }
    return { any: steps.at(-1), undeclared, byMember };
  }
}

interface PlacedStep {
  readonly step: string;
  readonly position: number;
}

/** The last call or lookup step, the last one without declared members, and the last one with each member. */
interface LastSteps {
  readonly any: PlacedStep | undefined;
  readonly undeclared: PlacedStep | undefined;
  readonly byMember: ReadonlyMap<string, PlacedStep>;
}
