import path from 'node:path';
import type { GatewayPageSource, ListedCapability } from '@naftiko/runtime';
import { shorten } from './safe-text.js';

/** What a reader of a gateway's list has asked for. */
export interface IndexQuery {
  readonly text: string;
  readonly state: string;
  readonly tag: string;
  /** From 1. */
  readonly page: number;
}

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
const mostTags = 40;

/** Reads a query; whatever is not understood has its default. */
export function readIndexQuery(url: string): IndexQuery {
  const mark = url.indexOf('?');
  const given = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
  const read = (name: string): string => (given.get(name) ?? '').trim().slice(0, 200);
  const page = Number(given.get('page') ?? 1);
  return {
    text: read('q'),
    state: read('state'),
    tag: read('tag'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** Selects the part of the list that a query asks for. */
export function describeIndex(source: GatewayPageSource, query: IndexQuery): IndexModel {
  const all = source.list();
  const matching = query.text === '' ? all : search(all, query.text, source);
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
    ).slice(0, mostTags),
    first: found.length === 0 ? 0 : start + 1,
    last: start + rows.length,
    previous: page > 1 ? writeQuery({ ...query, page: page - 1 }) : undefined,
    next: page < pages ? writeQuery({ ...query, page: page + 1 }) : undefined,
  };
}

/** The order of `search_tools`; then the capabilities whose names contain every word. */
function search(
  all: readonly ListedCapability[],
  text: string,
  source: GatewayPageSource,
): readonly ListedCapability[] {
  const byName = new Map(all.map((one) => [one.name, one]));
  const words = text.toLowerCase().split(/\s+/);
  const named = all.filter(({ name, label = '', file }) => {
    const own = `${name} ${label} ${file}`.toLowerCase();
    return words.every((word) => own.includes(word));
  });
  const found = source.search(text).flatMap((name) => byName.get(name) ?? []);
  // A capability that is named by all words is meant more often than one of whose tools a description matches.
  return [...new Set([...named, ...found])];
}

function describeRow({
  name,
  file,
  label,
  description = '',
  routes,
  tools,
  state,
  reasons,
}: ListedCapability): IndexRow {
  return {
    name,
    // A route of the document for `/` wins over its page.
    href: `${encodeURIComponent(name)}/${routes.some((route) => route.endsWith(' /')) ? '_pages/' : ''}`,
    label: shorten(label ?? name, 120),
    description: shorten(description, 160),
    provider: providerOf(name, file),
    operations: routes.length,
    tools: tools.length,
    state,
    reason: reasons[0] === undefined ? undefined : shorten(nameFile(reasons[0], file), 200),
  };
}

/** A reason that names the file of its document without the folders above it. */
export const nameFile = (reason: string, file: string): string => reason.replaceAll(file, path.basename(file));

/** The folder of a document, where it is a part of its name. */
function providerOf(name: string, file: string): string {
  const folder = path.basename(path.dirname(file));
  return folder !== '' && name.startsWith(`${folder.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')}-`) ? folder : '';
}

function countChoices(values: readonly string[], chosen: string): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count, isChosen: value === chosen }))
    .toSorted((left, right) => Number(right.isChosen) - Number(left.isChosen) || right.count - left.count);
}

function writeQuery({ text, state, tag, page }: IndexQuery): string {
  const written = new URLSearchParams();
  if (text !== '') written.set('q', text);
  if (state !== '') written.set('state', state);
  if (tag !== '') written.set('tag', tag);
  written.set('page', String(page));
  return `?${written.toString()}`;
}
