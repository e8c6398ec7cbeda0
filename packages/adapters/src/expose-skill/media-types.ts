import { posix } from 'node:path';

/**
 * The media type of a file, by its extension. HTML and anything else a browser would run with this server's origin is
 * plain text. Source: specification 04, b.6 and b.7.
 */
export const mediaTypeOf = (path: string): string => {
  const extension = posix.extname(path).slice(1).toLowerCase();
  return mediaTypes.get(extension) ?? (textExtensions.has(extension) ? plainText : 'application/octet-stream');
};

const plainText = 'text/plain; charset=utf-8';

/** Programs and pages are included: a skill's files are read, not run. */
const textExtensions = new Set(
  'txt text log cfg conf ini env toml properties sql sh bash zsh ps1 bat js mjs cjs jsx ts tsx py rb pl php go rs java kt c h cc cpp cs swift r lua css scss html htm xhtml svg xml xsl xsd wsdl'.split(
    ' ',
  ),
);

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['md', 'text/markdown; charset=utf-8'],
  ['markdown', 'text/markdown; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
  ['tsv', 'text/tab-separated-values; charset=utf-8'],
  ['json', 'application/json'],
  ['jsonl', 'application/jsonl'],
  ['yaml', 'application/yaml'],
  ['yml', 'application/yaml'],
  ['pdf', 'application/pdf'],
  ['zip', 'application/zip'],
  ['gz', 'application/gzip'],
  ['tar', 'application/x-tar'],
  ['wasm', 'application/wasm'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['ico', 'image/vnd.microsoft.icon'],
  ['mp3', 'audio/mpeg'],
  ['wav', 'audio/wav'],
  ['mp4', 'video/mp4'],
  ['webm', 'video/webm'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);
