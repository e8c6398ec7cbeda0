import { isError, listDifferences } from '@naftiko/spec';
import type { PlannedDocument } from '../plan/planned-document.js';
import { listCalledOperations } from './blocks.js';
import { readLayout } from './edit/layout.js';
import { applyEdits, selectCompatible } from './edit/text-edit.js';
import type { FixSite, Fixer, Mend } from './fixer.js';
import { fixers } from './fixers.js';
import { listLeft, type Left, type Refusal } from './left.js';
import { describeMeaning, findChange, type Meaning } from './meaning.js';

/** What was corrected in one document. */
export interface FixedDocument {
  readonly text: string;
  /** The document as it is now. */
  readonly planned: PlannedDocument;
  readonly applied: readonly Applied[];
  /** What is left, with the reason: corrections that were not applied, and findings that have none. */
  readonly left: readonly Left[];
}

/** Corrections of one kind that were applied. */
export interface Applied {
  readonly code: string;
  readonly summary: string;
  readonly count: number;
  /** One sentence for each correction that takes effect. */
  readonly messages: readonly string[];
}

/** Rounds until a document is stable; one correction can make another one possible. */
const maxRounds = 6;

/** How often one document is planned. Corrections that change its meaning are searched by halves. */
const maxPlans = 600;

/**
 * Corrects what has one correction, as edits of the text: everything else keeps its characters.
 *
 * After each round the text is planned again. Corrections after which the document would not mean the same are left out
 * and reported; those of `takesEffect` fixers may change what it does but must add no error. Files that the document
 * names are not changed.
 */
export async function fixDocument(planned: PlannedDocument): Promise<FixedDocument> {
  const work = new Fixing(planned);
  await work.run(fixers.filter(({ takesEffect }) => takesEffect === true));
  await work.run(fixers.filter(({ takesEffect }) => takesEffect !== true));
  return work.result();
}

class Fixing {
  #planned: PlannedDocument;
  #meaning: Meaning;
  readonly #applied = new Map<Fixer, string[]>();
  #plans = 0;
  readonly #refused = new Map<string, Refusal>();

  constructor(planned: PlannedDocument) {
    this.#planned = planned;
    this.#meaning = describeMeaning(planned);
  }

  async run(kinds: readonly Fixer[]): Promise<void> {
    this.#meaning = describeMeaning(this.#planned);
    for (let round = 0; round < maxRounds; round += 1) {
      const before = this.#planned.loaded.text;
      // A correction may have become possible by another one.
      this.#refused.clear();
      await this.#apply(this.#find(kinds));
      if (this.#planned.loaded.text === before) return;
    }
  }

  result(): FixedDocument {
    return {
      text: this.#planned.loaded.text,
      planned: this.#planned,
      applied: [...this.#applied].map(([{ code, summary, takesEffect }, messages]) => ({
        code,
        summary,
        count: messages.length,
        messages: takesEffect === true ? messages : [],
      })),
      left: listLeft(this.#planned, [...this.#refused.values()]),
    };
  }

  /** The corrections of one round. */
  #find(kinds: readonly Fixer[]): readonly Candidate[] {
    const site = siteOf(this.#planned);
    if (site === undefined) return [];
    const found = kinds.flatMap((fixer) =>
      fixer.find(site).flatMap((mend) => (mend === undefined ? [] : [{ fixer, mend, edits: mend.edits }])),
    );
    return selectCompatible(found);
  }

  /** Applies corrections together; when the meaning changes, halves of them, down to the ones at fault. */
  async #apply(candidates: readonly Candidate[]): Promise<void> {
    const text = this.#planned.loaded.text;
    let accepted: readonly Candidate[] = [];
    const attempt = async (some: readonly Candidate[]): Promise<void> => {
      if (some.length === 0) return;
      const [first] = some;
      if (this.#plans >= maxPlans && first !== undefined) {
        for (const one of some) this.#refuse(one, 'too much of the document would change to find out what');
        return;
      }
      this.#plans += 1;
      const together = [...accepted, ...some];
      const planned = await this.#planned.again(
        applyEdits(
          text,
          together.flatMap(({ edits }) => edits),
        ),
      );
      const change = await this.#findChange(planned, some);
      if (change === undefined) {
        accepted = together;
        return;
      }
      if (first !== undefined && some.length === 1) {
        this.#refuse(first, change);
        return;
      }
      const middle = Math.ceil(some.length / 2);
      await attempt(some.slice(0, middle));
      await attempt(some.slice(middle));
    };
    await attempt(candidates);
    if (accepted.length === 0) return;
    this.#planned = await this.#planned.again(
      applyEdits(
        text,
        accepted.flatMap(({ edits }) => edits),
      ),
    );
    for (const { fixer, mend } of accepted) {
      this.#applied.set(fixer, [...(this.#applied.get(fixer) ?? []), mend.message]);
    }
  }

  #refuse(candidate: Candidate, change: string): void {
    this.#refused.set(keyOf(candidate), { path: candidate.mend.at.path, change });
  }

  async #findChange(planned: PlannedDocument, some: readonly Candidate[]): Promise<string | undefined> {
    if (planned.loaded.root === undefined) return 'the text would not be a document any more';
    const errors = countErrors(planned) - countErrors(this.#planned);
    if (errors > 0) return 'it would have further errors';
    if (some.every(({ fixer }) => fixer.takesEffect === true)) return undefined;
    const meaning = describeMeaning(planned);
    const change = findChange(this.#meaning, meaning);
    const becomesStrict =
      planned.loaded.document?.conformant === true && this.#planned.loaded.document?.conformant !== true;
    return change === undefined && becomesStrict ? this.#findStrictChange(planned, meaning) : change;
  }

  /**
   * What changes because a document is strictly valid now: a few constructs have another meaning then. The same text
   * with an unknown key is read like an existing document.
   */
  async #findStrictChange(planned: PlannedDocument, strict: Meaning): Promise<string | undefined> {
    const { text } = planned.loaded;
    const isFlow = /^\s*\{/.test(text);
    const published = await this.#planned.again(
      isFlow ? text.replace('{', '{"x-published": true, ') : `${text.trimEnd()}\nx-published: true\n`,
    );
    const called = listCalledOperations(published);
    const reading = published.diagnostics.find(
      ({ code, at }) => publishedReadings.has(code) && (code !== 'body-undeclared' || called.has(at.path.join('/'))),
    );
    return reading === undefined
      ? findChange(describeMeaning(published), strict)
      : `line ${reading.at.start.line} would be read strictly (${reading.code})`;
  }
}

/** Findings about values that are sent only because the document is not strictly valid. */
const publishedReadings: ReadonlySet<string> = new Set([
  'with-key-undeclared',
  'with-key-variant',
  'declared-input-to-body',
  'path-param-positional',
  'path-param-appended',
  'body-undeclared',
]);

interface Candidate {
  readonly fixer: Fixer;
  readonly mend: Mend;
  readonly edits: Mend['edits'];
}

const keyOf = ({ fixer, mend }: Candidate): string => `${fixer.code} ${mend.at.path.join('\0')} ${mend.message}`;

const countErrors = ({ diagnostics }: PlannedDocument): number => diagnostics.filter(isError).length;

function siteOf(planned: PlannedDocument): FixSite | undefined {
  const { root, text, document } = planned.loaded;
  if (root?.kind !== 'map' || document === undefined) return undefined;
  return { layout: readLayout(text, root), root, planned, differences: listDifferences(root) };
}
