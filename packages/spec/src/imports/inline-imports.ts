import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import { maskUserInfo } from '../diagnostic/mask-user-info.js';
import type { Origin } from '../diagnostic/origin.js';
import { valid, type Checked } from '../diagnostic/checked.js';
import type { Consume, ExtensionConsume, HttpConsume, ImportedConsume } from '../document/consume.js';
import type { Document } from '../document/document.js';
import type { TypeNames } from '../document/type-names.js';
import { loadDocument, type LoadedDocument } from '../load-document.js';

/** Reads the text at the location of an import, relative to the importing document. */
export type ReadImport = (location: string, from: string) => Promise<ImportedText>;

export type ImportedText =
  | { readonly ok: true; readonly source: string; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** The limits of what a document imports. */
export const importLimits = {
  /** The longest chain of documents that import one another. */
  depth: 8,
  /** The number of different documents. */
  documents: 64,
  /** The number of imported entries of `consumes`, in the document and in those it imports. */
  entries: 4096,
} as const;

/**
 * Replaces each import in `consumes` by the entry it names, in place.
 *
 * An unresolvable import is `import-unresolvable` at the entry and stays; calls to it are unresolved. Imports of an
 * imported file are followed within `importLimits`; a cycle is refused. Origins are those of the imported file.
 * Source: specification 03, section 10.2; 06, D6.
 */
export async function inlineImports(
  document: Document,
  read: ReadImport,
  fastPaths = true,
): Promise<Checked<Document>> {
  if (!document.consumes.some(({ type }) => type === 'import')) return valid(document);
  const diagnostics: Diagnostic[] = [];
  const consumes: Consume[] = [];
  const progress = { documents: new Map<string, LoadedDocument>(), taken: { entries: 0 } };
  const note = (found: readonly Diagnostic[]): void => void diagnostics.push(...found.filter(isMistake));
  for (const consume of document.consumes) {
    if (consume.type !== 'import') {
      consumes.push(consume);
      continue;
    }
    const { conformant: allowsUrls, extensions } = document;
    const context = { read, ...progress, chain: [], allowsUrls, extensions, fastPaths, note };
    const found = await resolveImport(consume, context);
    if (typeof found !== 'string') consumes.push(...found);
    else {
      diagnostics.push(diagnose('import-unresolvable', consume.at, { reason: maskUserInfo(found) }));
      consumes.push(consume);
    }
  }
  return valid({ ...document, consumes }, withoutRepeats(diagnostics));
}

/** A file that is imported twice has each of its diagnostics twice, at the same place. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const codes = new Map<Origin, Set<string>>();
  return diagnostics.filter(({ at, code }) => {
    const known = codes.get(at) ?? new Set();
    codes.set(at, known);
    const isNew = !known.has(code);
    known.add(code);
    return isNew;
  });
}

interface ImportContext {
  readonly read: ReadImport;
  /** The documents read so far, by source. */
  readonly documents: Map<string, LoadedDocument>;
  /** The number of imported entries so far. */
  readonly taken: { entries: number };
  /** The imports that led here, each with its source and its location as written. */
  readonly chain: readonly { readonly source: string; readonly location: string }[];
  /** Whether a location may be a URL: only in documents that the published schema accepts. */
  readonly allowsUrls: boolean;
  /** The types that plug-ins serve. */
  readonly extensions: TypeNames;
  /** See `readYaml`. */
  readonly fastPaths: boolean;
  /** Receives the diagnostics of an imported file. */
  readonly note: (found: readonly Diagnostic[]) => void;
}

/** Whether a diagnostic also applies to an imported file: ignored keys, values and credentials. */
const isMistake = ({ code }: Diagnostic): boolean => /^(?:key|value|auth|template)-/.test(code);

type Importable = HttpConsume | ExtensionConsume;

/** The entries an import names, or the reason why there are none. */
async function resolveImport(
  consume: ImportedConsume,
  context: ImportContext,
): Promise<readonly Importable[] | string> {
  const location = consume.location?.text ?? '';
  if (location === '') return 'it names no location.';
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]+):/.exec(location)?.[1]?.toLowerCase();
  const isKnown = scheme === undefined || scheme === 'file' || (/^https?$/.test(scheme) && context.allowsUrls);
  if (!isKnown) return `"${location}" is not a file.`;
  const file = await context.read(location, consume.at.source);
  if (!file.ok) return file.reason;
  const chain = [...context.chain, { source: file.source, location }];
  if (context.chain.some(({ source }) => source === file.source)) {
    return `it imports itself: ${describeChain(chain)}.`;
  }
  if (chain.length > importLimits.depth) {
    return `the chain of imports is longer than ${importLimits.depth}: ${describeChain(chain)}.`;
  }
  const loaded = loadOnce(file, context);
  if (loaded === undefined) return `the imports lead to more than ${importLimits.documents} documents.`;
  const shared = loaded.document;
  if (shared === undefined) {
    return `"${location}" cannot be read: ${loaded.diagnostics[0]?.message ?? 'it is not a Naftiko document.'}`;
  }
  if (shared.consumes.length === 0)
    return `"${location}" has no "consumes", neither at its root nor under "capability".`;
  const entries = await entriesOf(shared, { ...context, chain });
  if (typeof entries === 'string') return entries;
  const wanted = consume.import?.text;
  const chosen = wanted === undefined ? entries : entries.filter(({ namespace }) => namespace.text === wanted);
  if (chosen.length === 0) {
    const known = entries.map(({ namespace }) => namespace.text).join(', ');
    return `"${location}" consumes nothing under the namespace "${wanted ?? ''}" (it has: ${known || 'none'}).`;
  }
  context.taken.entries += chosen.length;
  if (context.taken.entries > importLimits.entries) {
    return `the imports contain more than ${importLimits.entries} entries of "consumes".`;
  }
  return chosen.map((entry) => ({ ...entry, namespace: consume.as ?? entry.namespace }));
}

const describeChain = (chain: ImportContext['chain']): string => chain.map(({ location }) => location).join(' → ');

/** Loads a document, or returns it when it is loaded already; `undefined`: the limit of documents is reached. */
function loadOnce(
  { source, text }: Extract<ImportedText, { readonly ok: true }>,
  { documents, extensions, fastPaths, note }: ImportContext,
): LoadedDocument | undefined {
  const known = documents.get(source);
  if (known !== undefined || documents.size >= importLimits.documents) return known;
  const loaded = loadDocument(source, text, extensions, fastPaths);
  note(loaded.diagnostics);
  documents.set(source, loaded);
  return loaded;
}

/** The consumed entries of an imported document, its own imports followed. Its binds apply to its own entries only. */
async function entriesOf(shared: Document, context: ImportContext): Promise<readonly Importable[] | string> {
  const entries: Importable[] = [];
  for (const entry of shared.consumes) {
    if (entry.type === 'http' || entry.type === 'extension') entries.push({ ...entry, binds: shared.binds });
    if (entry.type !== 'import') continue;
    const found = await resolveImport(entry, context);
    if (typeof found === 'string') return found;
    entries.push(...found);
  }
  return entries;
}
