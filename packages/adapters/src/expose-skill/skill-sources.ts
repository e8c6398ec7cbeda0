import { takeNames } from '@naftiko/engine';
import type { MountedOperation, MountPlan } from '@naftiko/runtime';
import type { SkillKit, SourceMode } from './planned-skill.js';

/** The types of adapters that can be the source of a tool. */
const modes: readonly SourceMode[] = ['rest', 'mcp'];

/** An operation or a tool of another adapter. */
export interface Offer {
  readonly mode: SourceMode;
  readonly mount: MountPlan;
  readonly mounted: MountedOperation;
}

interface Offers {
  readonly byAction: ReadonlyMap<string, Offer>;
  /** For messages. */
  readonly known: readonly string[];
}

/** What the other adapters of a document offer as tools of skills, indexed once for all skills of a block. */
export class SkillSources {
  /** Namespaces of the adapters that can be a source. */
  readonly namespaces: ReadonlySet<string>;
  readonly #kit: SkillKit;
  readonly #offers = new Map<string, Offers>();

  constructor(kit: SkillKit) {
    this.#kit = kit;
    this.namespaces = new Set(
      kit.document.exposes.flatMap(({ type, namespace }) =>
        modes.some((mode) => mode === type) ? [namespace.text] : [],
      ),
    );
  }

  /** What a namespace offers. Of several with one name or address the first counts. */
  offersOf(namespace: string): Offers {
    const known = this.#offers.get(namespace) ?? this.#indexOffers(namespace);
    this.#offers.set(namespace, known);
    return known;
  }

  #indexOffers(namespace: string): Offers {
    const offers = modes.flatMap((mode) =>
      this.#mountsOf(mode, namespace).flatMap((mount) => mount.operations.map((mounted) => ({ mode, mount, mounted }))),
    );
    const byAction = new Map<string, Offer>();
    for (const offer of offers) {
      for (const action of [nameOf(offer.mounted), offer.mounted.address]) {
        if (!byAction.has(action)) byAction.set(action, offer);
      }
    }
    return { byAction, known: takeNames(offers.map(({ mounted }) => nameOf(mounted))) };
  }

  #mountsOf(mode: SourceMode, wanted: string): readonly MountPlan[] {
    return this.#kit.siblings(mode).filter(({ namespace }) => namespace === wanted);
  }
}

/** The name in the document; a tool named after its function has the name of its address. */
const nameOf = ({ name, address }: MountedOperation): string => name ?? address;
