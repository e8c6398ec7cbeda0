import { planDocument, type LoadPlugins, type PlannedDocument, type PlanOptions } from '@naftiko/runtime';
import { lint, type LintOptions } from '@naftiko/runtime/lint';
import { decodeText, isError, summariseDifferences, type Diagnostic } from '@naftiko/spec';
import type { DocumentText } from '../input/read-texts.js';

/** What is checked and how; plain data, so that threads can receive it. */
export interface CheckSettings {
  /** Each difference from the published schema is a diagnostic. */
  readonly strict: boolean;
  readonly lint: LintOptions;
  readonly plan: PlanOptions;
}

/** A document with its diagnostics; plain data. */
export interface CheckedDocument {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The absolute paths of the files that it depends on, existing or not. */
  readonly reads: readonly string[];
  /** The texts of imported sources that have diagnostics, for code frames. */
  readonly imported: ReadonlyMap<string, string>;
}

/** Checks a document like `run` does, up to the opening of sockets. */
export async function checkDocument(
  { file, text }: DocumentText,
  plugins: LoadPlugins,
  { plan, strict, lint: rules }: CheckSettings,
): Promise<CheckedDocument> {
  const planned = await planDocument(file, text, plugins, plan);
  const diagnostics = lint(planned, rules, diagnosticsOf(planned, strict));
  return { file, diagnostics, reads: planned.reads, imported: await readImported(diagnostics, planned) };
}

/** The diagnostics of a document; differences from the published schema as one note or, with `strict`, each. */
function diagnosticsOf({ loaded, diagnostics }: PlannedDocument, strict: boolean): readonly Diagnostic[] {
  const { differences, document, root } = loaded;
  // Differences of a text that is not a document are not useful.
  if (document === undefined || root === undefined) return diagnostics;
  if (!strict) {
    const summary = summariseDifferences(differences, root);
    return summary === undefined ? diagnostics : [summary, ...diagnostics];
  }
  const different = new Set(differences.map(placeOf));
  const others = diagnostics.filter((diagnostic) => isError(diagnostic) || !different.has(placeOf(diagnostic)));
  // The diagnostics of a malformed list, and of `groups`, are more specific than those of the schema.
  const lists = new Set(
    diagnostics.filter(({ code }) => code.startsWith('list-') || code === 'skill-groups').map(placeOf),
  );
  const schemaDifferences = differences.filter((difference) => !lists.has(placeOf(difference)));
  return [...schemaDifferences, ...others].toSorted((left, right) => left.at.start.offset - right.at.start.offset);
}

const placeOf = ({ at }: Diagnostic): string => `${at.source} ${at.path.join('\0')}`;

/** The largest imported file whose lines are shown in code frames, in bytes. */
const sourceLimitBytes = 8 * 1024 * 1024;

async function readImported(
  diagnostics: readonly Diagnostic[],
  { file, files }: PlannedDocument,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { at } of diagnostics) {
    if (at.source === file || texts.has(at.source)) continue;
    const read = await files.read(at.source, sourceLimitBytes);
    texts.set(at.source, read.ok ? decodeText(read.bytes) : '');
  }
  return texts;
}
