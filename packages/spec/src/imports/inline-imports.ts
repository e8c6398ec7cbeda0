import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import { sound, type Checked } from '../diagnostic/checked.js';
import type { Consume, HttpConsume, ImportedConsume } from '../document/consume.js';
import type { Document } from '../document/document.js';
import { loadDocument } from '../load-document.js';

/** Reads the text behind the location of an import, relative to the document that imports. */
export type ReadImport = (location: string, from: string) => Promise<ImportedText>;

export type ImportedText =
  | { readonly ok: true; readonly source: string; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Replaces each import of `consumes` by the entry it names, in place.
 *
 * An import that cannot be resolved is `import-unresolvable` at the entry and stays; the calls into it are unresolved.
 * An import inside an imported file is not followed, so there are no circles. Places stay those of the imported file.
 * Source: specification 03, section 10.2; 06, D6.
 */
export async function inlineImports(document: Document, read: ReadImport): Promise<Checked<Document>> {
  if (!document.consumes.some(({ type }) => type === 'import')) return sound(document);
  const diagnostics: Diagnostic[] = [];
  const consumes: Consume[] = [];
  for (const consume of document.consumes) {
    if (consume.type !== 'import') {
      consumes.push(consume);
      continue;
    }
    const found = await resolveImport(consume, read);
    if (typeof found !== 'string') consumes.push(...found);
    else {
      diagnostics.push(diagnose('import-unresolvable', consume.at, { reason: found }));
      consumes.push(consume);
    }
  }
  const distinct = diagnostics.filter(
    (diagnostic, index) => diagnostics.findIndex(({ at }) => at === diagnostic.at) === index,
  );
  return sound({ ...document, consumes }, distinct);
}

/** The entries an import stands for, or why there are none. */
async function resolveImport(consume: ImportedConsume, read: ReadImport): Promise<readonly HttpConsume[] | string> {
  const location = consume.location?.text ?? '';
  if (location === '') return 'it names no location.';
  if (/^(?!file:)[a-zA-Z][a-zA-Z0-9+.-]+:/.test(location)) return `"${location}" is not a file.`;
  const file = await read(location, consume.at.source);
  if (!file.ok) return file.reason;
  const loaded = loadDocument(file.source, file.text);
  const shared = loaded.document;
  if (shared === undefined) {
    return `"${location}" cannot be read: ${loaded.diagnostics[0]?.message ?? 'it is no Naftiko document.'}`;
  }
  if (shared.kind !== 'consumes') return `"${location}" has no "consumes" at its root.`;
  const entries = shared.consumes.filter((entry): entry is HttpConsume => entry.type === 'http');
  const wanted = consume.import?.text;
  const chosen = wanted === undefined ? entries : entries.filter(({ namespace }) => namespace.text === wanted);
  if (chosen.length === 0) {
    const known = entries.map(({ namespace }) => namespace.text).join(', ');
    return `"${location}" consumes nothing under the namespace "${wanted ?? ''}" (it has: ${known || 'none'}).`;
  }
  return chosen.map((entry) => ({ ...entry, namespace: consume.as ?? entry.namespace, binds: shared.binds }));
}
