import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultRunOptions, type PlannedDocument } from '@naftiko/runtime';
import { makeEntry } from '../../packages/runtime/src/gateway/capability-entry.js';
import { ToolCatalog } from '../../packages/runtime/src/gateway/tool-catalog.js';
import { catalogDirectory } from './catalog.js';

interface Query {
  readonly query: string;
  /** The tools that rightly answer. */
  readonly accept: readonly { readonly file: string; readonly tool: string }[];
}

/**
 * Searches for tools of the catalog, and counts the queries for which a right one is among the first five. Some queries
 * ask for tools that are broken in their documents and therefore not offered; they count as missed.
 */
export function measureToolSearch(planned: readonly (readonly [file: string, PlannedDocument])[]) {
  const file = path.join(catalogDirectory, '../search/queries.json');
  const queries = JSON.parse(readFileSync(file, 'utf8')) as readonly Query[];
  const catalog = new ToolCatalog();
  for (const [name, document] of planned) catalog.set(name, makeEntry(document, defaultRunOptions));
  const found = queries.filter(({ query, accept }) =>
    catalog
      .search(query, 5)
      .tools.some(({ capability, tool }) =>
        accept.some((one) => one.file === capability && one.tool === tool.listed.name),
      ),
  );
  return { queries: queries.length, found: found.length };
}
