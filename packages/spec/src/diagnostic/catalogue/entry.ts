import type { Severity } from '../severity.js';

/** What the catalogue says about one code. */
export interface CatalogueEntry<Details> {
  readonly severity: Severity;
  readonly message: (details: Details) => string;
  readonly hint?: (details: Details) => string | undefined;
}

export const entry = <Details>(definition: CatalogueEntry<Details>): CatalogueEntry<Details> => definition;

/** The names that exist, short enough to read; nothing when there are none. */
export const listed = (label: string, names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : `${label}: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}.`;

/** "Did you mean …" when something similar exists, else the names there are. */
export const suggested = (similar: string | undefined, label: string, names: readonly string[]): string | undefined =>
  similar === undefined ? listed(label, names) : `Did you mean "${similar}"?`;
