import { findChild } from '@naftiko/spec';
import { listConsumes, stringAt } from '../blocks.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { FixSite, Fixer, Correction } from '../fixer.js';

/** Removes the slash at the end of a base URI: the paths begin with one. */
export const baseUriSlash: Fixer = {
  code: 'base-uri-trailing-slash',
  summary: 'removed the slash at the end of base URIs',
  find: (site) => rewriteBaseUris(site, (uri) => (/[^/]\/$/.test(uri) ? uri.slice(0, -1) : uri)),
};

/** Writes the scheme of a base URI without one, as which it is read. */
export const baseUriScheme: Fixer = {
  code: 'base-uri-no-scheme',
  summary: 'wrote the scheme of base URIs that begin with two slashes',
  find: (site) => rewriteBaseUris(site, (uri) => (/^\/\/[^/]/.test(uri) ? `https:${uri}` : uri)),
};

/** Writes variables in the host with two braces, the form that the schema has for them. */
export const baseUriBraces: Fixer = {
  code: 'base-uri-variable',
  summary: 'wrote variables of base URIs with two braces',
  find: (site) =>
    rewriteBaseUris(site, (uri) =>
      /^https?:\/\/[^/]+(?:\/[^{]*)?$/.test(uri) ? uri.replaceAll(/(?<!\{)\{([^{}]+)\}(?!\})/g, '{{$1}}') : uri,
    ),
};

function rewriteBaseUris(
  { root, layout }: FixSite,
  rewrite: (uri: string) => string,
): readonly (Correction | undefined)[] {
  return listConsumes(root).map((block) => {
    const node = findChild(block, 'baseUri');
    const uri = stringAt(block, 'baseUri');
    const rewritten = uri === undefined ? undefined : rewrite(uri);
    if (node === undefined || rewritten === undefined || rewritten === uri) return undefined;
    const edits = replaceText(layout, node, rewritten);
    return edits && { at: node.at, message: `the base URI "${uri}"`, edits };
  });
}
