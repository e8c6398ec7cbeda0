import type { InputType, Origin } from '@naftiko/spec';
import type { ConsumeScope, Read, Slot, SlotKind } from '@naftiko/engine';

/** What is known of a slot when it is first met; the rest has defaults. */
export interface SlotDraft {
  readonly name: string;
  readonly kind: SlotKind;
  readonly at: Origin;
  readonly type?: InputType | undefined;
  readonly required?: boolean;
  readonly description?: string | undefined;
  readonly declared?: boolean;
  readonly advertised?: boolean;
}

/** Collects the slots of one operation while it is planned, and hands out what reads them. */
export class SlotTable {
  readonly #slots: Slot[] = [];
  readonly #reads = new Map<Read<ConsumeScope>, number>();

  add(draft: SlotDraft): Read<ConsumeScope> {
    const index = this.#slots.length;
    this.#slots.push({
      type: undefined,
      required: false,
      description: undefined,
      declared: true,
      advertised: true,
      ...draft,
    });
    const read: Read<ConsumeScope> = (scope) => scope.slots[index];
    this.#reads.set(read, index);
    return read;
  }

  /** The first slot of a name: a caller gives a name one value, wherever it goes. */
  named(name: string): Read<ConsumeScope> | undefined {
    for (const [read, index] of this.#reads) {
      if (this.#slots[index]?.name === name) return read;
    }
    return undefined;
  }

  /** Changes what is known of the slot a reader reads; a reader of something else is left alone. */
  refine(read: Read<ConsumeScope>, change: Partial<Pick<Slot, 'kind' | 'required'>>): void {
    const index = this.#reads.get(read);
    const slot = index === undefined ? undefined : this.#slots[index];
    if (index !== undefined && slot !== undefined) this.#slots[index] = { ...slot, ...change };
  }

  get slots(): readonly Slot[] {
    return this.#slots;
  }
}
