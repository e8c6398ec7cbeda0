import { isError, listDifferences, type Diagnostic } from '@naftiko/spec';
import type { PlannedDocument } from '../plan/planned-document.js';
import { listCalledOperations } from './blocks.js';
import { readLayout } from './edit/layout.js';
import { lineOf, toOriginalOffset } from './edit/original-offset.js';
import { applyEdits, selectCompatible, type TextEdit } from './edit/text-edit.js';
import type { FixSite, Fixer, Correction } from './fixer.js';
import { fixers } from './fixers.js';
import { listLeft, type RemainingFindings, type SkippedCorrection } from './left.js';
import { describeMeaning, findChange, type Meaning } from './meaning.js';

/** What was corrected in one document. */
export interface FixedDocument {
  readonly text: string;
  /** The document as it is now. */
  readonly planned: PlannedDocument;
  readonly applied: readonly Applied[];
  /** What is left, with the reason: corrections that were not applied, and findings that have none. */
  readonly left: readonly RemainingFindings[];
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
  await work.run(true);
  await work.run(false);
  return work.result();
}

class Fixing {
  #planned: PlannedDocument;
  #meaning: Meaning;
  readonly #applied = new Map<Fixer, string[]>();
  #plans = 0;
  /** By whether the corrections take effect, so that later rounds of the others keep the reasons. */
  readonly #refused = { effective: new Map<string, SkippedCorrection>(), equal: new Map<string, SkippedCorrection>() };
  readonly #original: string;
  /** The edits that led from each text to the next. */
  readonly #rounds: (readonly TextEdit[])[] = [];

  constructor(planned: PlannedDocument) {
    this.#planned = planned;
    this.#meaning = describeMeaning(planned);
    this.#original = planned.loaded.text;
  }

  async run(takesEffect: boolean): Promise<void> {
    const kinds = fixers.filter((fixer) => (fixer.takesEffect === true) === takesEffect);
    this.#meaning = describeMeaning(this.#planned);
    for (let round = 0; round < maxRounds; round += 1) {
      const before = this.#planned.loaded.text;
      // A correction may have become possible by another one.
      this.#refused[takesEffect ? 'effective' : 'equal'].clear();
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
      left: listLeft(this.#planned, [...this.#refused.effective.values(), ...this.#refused.equal.values()], (finding) =>
        this.#lineOf(finding),
      ),
    };
  }

  /**
   * The line of a finding in the original text; a finding in another file keeps its line. `further`: edits of the text
   * that the finding is about, which are not applied yet.
   */
  #lineOf({ at }: Pick<Diagnostic, 'at'>, further: readonly (readonly TextEdit[])[] = []): number {
    if (at.source !== this.#planned.file) return at.start.line;
    return lineOf(this.#original, toOriginalOffset(at.start.offset, [...this.#rounds, ...further]));
  }

  /** The corrections of one round. */
  #find(kinds: readonly Fixer[]): readonly Candidate[] {
    const site = siteOf(this.#planned);
    if (site === undefined) return [];
    const found = kinds.flatMap((fixer) =>
      fixer
        .find(site)
        .flatMap((correction) => (correction === undefined ? [] : [{ fixer, correction, edits: correction.edits }])),
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
      const edits = together.flatMap((candidate) => candidate.edits);
      const planned = await this.#planned.replan(applyEdits(text, edits));
      const change = await this.#findChange(planned, some, edits);
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
    for (const { fixer, correction } of accepted) {
      const message = `line ${this.#lineOf(correction)}: ${correction.message}`;
      this.#applied.set(fixer, [...(this.#applied.get(fixer) ?? []), message]);
    }
    const edits = accepted.flatMap((candidate) => candidate.edits);
    this.#planned = await this.#planned.replan(applyEdits(text, edits));
    this.#rounds.push(edits);
  }

  #refuse(candidate: Candidate, change: string): void {
    const refused = this.#refused[candidate.fixer.takesEffect === true ? 'effective' : 'equal'];
    refused.set(keyOf(candidate), { path: candidate.correction.at.path, change });
  }

  async #findChange(
    planned: PlannedDocument,
    some: readonly Candidate[],
    edits: readonly TextEdit[],
  ): Promise<string | undefined> {
    if (planned.loaded.root === undefined) return 'the text would not be a document any more';
    const error = findFurtherError(planned, this.#planned);
    if (error !== undefined) return `there would be a further error: ${error.message.replace(/\.$/, '')}`;
    if (some.every(({ fixer }) => fixer.takesEffect === true)) return undefined;
    const meaning = describeMeaning(planned);
    const change = findChange(this.#meaning, meaning);
    const becomesStrict =
      planned.loaded.document?.conformant === true && this.#planned.loaded.document?.conformant !== true;
    return change === undefined && becomesStrict ? this.#findStrictChange(planned, meaning, edits) : change;
  }

  /**
   * What changes because a document is strictly valid now: a few constructs have another meaning then. The same text
   * with an unknown key is read like an existing document.
   */
  async #findStrictChange(
    planned: PlannedDocument,
    strict: Meaning,
    edits: readonly TextEdit[],
  ): Promise<string | undefined> {
    const { text } = planned.loaded;
    const mark = markPublished(text);
    const published = await this.#planned.replan(applyEdits(text, [mark]));
    const called = listCalledOperations(published);
    const reading = published.diagnostics.find(
      ({ code, at }) => publishedReadings.has(code) && (code !== 'body-undeclared' || called.has(at.path.join('/'))),
    );
    return reading === undefined
      ? findChange(describeMeaning(published), strict)
      : `line ${this.#lineOf(reading, [edits, [mark]])} would be read strictly (${reading.code})`;
  }
}

/** Adds an unknown key, with which no document is strictly valid. */
function markPublished(text: string): TextEdit {
  const brace = /^\s*\{/.exec(text)?.[0].length;
  if (brace !== undefined) return { start: brace, end: brace, text: '"x-published": true, ' };
  const end = text.trimEnd().length;
  return { start: end, end: text.length, text: '\nx-published: true\n' };
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
  readonly correction: Correction;
  readonly edits: Correction['edits'];
}

const keyOf = ({ fixer, correction }: Candidate): string =>
  `${fixer.code} ${correction.at.path.join('\0')} ${correction.message}`;

/** An error that a document has and an earlier one had not, when it has more errors. */
function findFurtherError(planned: PlannedDocument, before: PlannedDocument): Diagnostic | undefined {
  const errors = planned.diagnostics.filter(isError);
  const known = before.diagnostics.filter(isError).map(nameError);
  if (errors.length <= known.length) return undefined;
  return errors.find((error) => !known.includes(nameError(error))) ?? errors.at(-1);
}

const nameError = ({ code, message }: Diagnostic): string => `${code} ${message}`;

function siteOf(planned: PlannedDocument): FixSite | undefined {
  const { root, text, document } = planned.loaded;
  if (root?.kind !== 'map' || document === undefined) return undefined;
  return { layout: readLayout(text, root), root, planned, differences: listDifferences(root) };
}
