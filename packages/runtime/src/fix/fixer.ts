import type { Difference, Origin, SourceNode } from '@naftiko/spec';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { Layout } from './edit/layout.js';
import type { TextEdit } from './edit/text-edit.js';

/** The state of a document that fixers look at. `layout` is its text, and how its author writes; offsets refer to that text. */
export interface FixSite {
  readonly layout: Layout;
  readonly root: SourceNode;
  readonly planned: PlannedDocument;
  readonly differences: readonly Difference[];
}

/** One correction: edits that belong together, and what they do. */
export interface Correction {
  readonly at: Origin;
  /** What is corrected, for the report: an item in the list of the corrections of one kind. */
  readonly message: string;
  readonly edits: readonly TextEdit[];
}

/** Finds the corrections of one kind. */
export interface Fixer {
  readonly code: string;
  /** What it does, for the report: "Wrote resource names as identifiers". */
  readonly summary: string;
  /**
   * Whether its corrections may change what the document does, because what they correct had no effect: a misspelt key,
   * a template without quotes. All others are applied only when the document means the same afterwards.
   */
  readonly takesEffect?: true;
  find(site: FixSite): readonly (Correction | undefined)[];
}
