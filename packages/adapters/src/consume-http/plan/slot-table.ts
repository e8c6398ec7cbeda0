import type { InputType, Origin } from '@naftiko/spec';
import type { ConsumeScope, Read, Slot, SlotKind } from '@naftiko/engine';

/** A new slot; absent properties have defaults. */
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

/** Collects the slots of one operation while it is planned, and returns their readers. */
export class SlotTable {
  readonly #slots: Slot[] = [];
  readonly #reads = new Map<Read<ConsumeScope>, number>();
  readonly #firstByName = new Map<string, Read<ConsumeScope>>();

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
    if (!this.#firstByName.has(draft.name)) this.#firstByName.set(draft.name, read);
    return read;
  }

  /**
   * The reader of the first slot with a name: a caller supplies one value for a name, even when it is sent in several
   * places.
   */
  findNamed(name: string): Read<ConsumeScope> | undefined {
    return this.#firstByName.get(name);
  }

  /** Changes the slot of a reader; other readers are ignored. */
  refine(read: Read<ConsumeScope>, change: Partial<Pick<Slot, 'kind' | 'required' | 'isUnquoted'>>): void {
    const index = this.#reads.get(read);
    const slot = index === undefined ? undefined : this.#slots[index];
    if (index !== undefined && slot !== undefined) this.#slots[index] = { ...slot, ...change };
  }

  get slots(): readonly Slot[] {
    return this.#slots;
  }
}
