import { catalogueGroups, type Severity } from '@naftiko/spec';

/** A code as lists show it. */
export interface ListedCode {
  readonly code: string;
  readonly severity: Severity;
  /** The situation in one line. */
  readonly summary: string;
}

export interface CodeGroup {
  readonly title: string;
  /** Whether these are the codes of lint rules, which `--no-lint` switches off. */
  readonly lint?: true;
  readonly codes: readonly ListedCode[];
}

/** Every code that has a page, in groups, in the order in which they are listed. Codes of plug-ins are not among them. */
export const codeGroups: readonly CodeGroup[] = catalogueGroups.map(({ title, lint, entries }) => ({
  title,
  ...(lint === true ? { lint } : {}),
  codes: Object.entries(entries).map(([code, { severity, summary }]) => ({ code, severity, summary })),
}));
