import type { Diagnostic } from '@naftiko/spec';

/** The folder of the pages, relative to the root of the repository; the pages have no public URL yet. */
const pages = 'docs/diagnostics/';

/** The path of the page of a code; `undefined` for a code of a plug-in, which the plug-in documents. */
export const pageAddressOf = (code: Diagnostic['code']): string | undefined =>
  code.includes('/') ? undefined : `${pages}${code}.md`;
