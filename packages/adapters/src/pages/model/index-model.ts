import path from 'node:path';
import type { GatewayView, ListedCapability } from '@naftiko/runtime';
import { writeQuery, type IndexQuery } from './index-query.js';
import { shorten } from './safe-text.js';
import { findCapabilities } from './find-capabilities.js';

/** One part of the list. */
export interface IndexModel {
  readonly query: IndexQuery;
  readonly rows: readonly IndexRow[];
  /** How many capabilities match. */
  readonly found: number;
  readonly total: number;
  readonly tools: number;
  readonly states: readonly Choice[];
  readonly tags: readonly Choice[];
  readonly first: number;
  readonly last: number;
  readonly hasParts: boolean;
  /** Queries of the neighbouring parts. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

interface IndexRow {
  readonly name: string;
  readonly href: string;
  readonly label: string;
  readonly description: string;
  readonly provider: string;
  readonly operations: number;
  readonly tools: number;
  readonly state: string;
  readonly reason: string | undefined;
}

interface Choice {
  readonly value: string;
  readonly count: number;
  readonly isChosen: boolean;
}

const rowsOfPage = 50;
const maxTags = 40;

/** Selects the part of the list that a query asks for. */
export function describeIndex(source: GatewayView, query: IndexQuery): IndexModel {
  const all = source.list();
  const matching = query.text === '' ? all : findCapabilities(all, query.text, source);
  const ofState = matching.filter(({ state }) => query.state === '' || state === query.state);
  const found = ofState.filter(({ tags }) => query.tag === '' || tags.includes(query.tag));
  const pages = Math.max(1, Math.ceil(found.length / rowsOfPage));
  const page = Math.min(query.page, pages);
  const start = (page - 1) * rowsOfPage;
  const rows = found.slice(start, start + rowsOfPage);
  return {
    query,
    rows: rows.map(describeRow),
    found: found.length,
    total: all.length,
    tools: source.toolCount(),
    states: countChoices(
      all.map(({ state }) => state),
      query.state,
    ),
    tags: countChoices(
      matching.flatMap(({ tags }) => tags),
      query.tag,
    ).slice(0, maxTags),
    first: found.length === 0 ? 0 : start + 1,
    last: start + rows.length,
    hasParts: pages > 1,
    previous: page > 1 ? writeQuery({ ...query, page: page - 1 }) : undefined,
    next: page < pages ? writeQuery({ ...query, page: page + 1 }) : undefined,
  };
}

function describeRow({
  name,
  file,
  folder,
  label,
  description = '',
  routes,
  tools,
  state,
  reasons,
  broken,
}: ListedCapability): IndexRow {
  const [reason] = [...reasons, ...broken];
  return {
    name,
    // A route of the document for `/` wins over its page.
    href: `${encodeURIComponent(name)}/${routes.some((route) => route.endsWith(' /')) ? '_pages/' : ''}`,
    label: shorten(label ?? name, 120),
    description: shorten(description, 160),
    provider: folder,
    operations: routes.length,
    tools: tools.length,
    state,
    reason: reason === undefined ? undefined : shorten(nameFile(reason, file), 200),
  };
}

/** A reason that names the file of its document without the folders above it. */
export const nameFile = (reason: string, file: string): string => reason.replaceAll(file, path.basename(file));

function countChoices(values: readonly string[], chosen: string): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count, isChosen: value === chosen }))
    .toSorted((left, right) => Number(right.isChosen) - Number(left.isChosen) || right.count - left.count);
}
