import type { Severity } from '../severity.js';

/** One code of the catalogue. Its page in docs/diagnostics explains it. */
export interface CatalogueEntry<Details> {
  /** The situation in one line, for lists: it completes "this code says that …". */
  readonly summary: string;
  readonly severity: Severity;
  readonly message: (details: Details) => string;
  readonly hint?: (details: Details) => string | undefined;
  /** The text that was most likely meant at the place of the finding, where there is one candidate. */
  readonly meant?: (details: Details) => string | undefined;
}

export const entry = <Details>(definition: CatalogueEntry<Details>): CatalogueEntry<Details> => definition;

/** The way out for a word that no built-in plug-in knows. */
export const addedByPlugin = 'A plug-in may add it: --plugin <module>.';

/** Lists the existing names, shortened when there are many; `undefined` when there are none. */
export const listNames = (label: string, names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : `${label}: ${shortenList(names)}.`;

/** The first twelve names. */
export const shortenList = (names: readonly string[]): string =>
  `${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`;

/** "Did you mean …" when a similar name exists, else the list of existing names. */
export const suggestNames = (
  similar: string | undefined,
  label: string,
  names: readonly string[],
): string | undefined => (similar === undefined ? listNames(label, names) : `Did you mean "${similar}"?`);
