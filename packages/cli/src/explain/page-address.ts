import type { Diagnostic } from '@naftiko/spec';

/** Where the pages of codes are: a folder of the repository, which has no public address yet. */
const pages = 'docs/diagnostics/';

/** The address of the page of a code; `undefined` for a code of a plug-in, which documents it. */
export const pageAddressOf = (code: Diagnostic['code']): string | undefined =>
  code.includes('/') ? undefined : `${pages}${code}.md`;
