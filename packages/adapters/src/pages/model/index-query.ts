/** What a reader of a gateway's list has asked for. */
export interface IndexQuery {
  readonly text: string;
  readonly state: string;
  readonly tag: string;
  /** From 1. */
  readonly page: number;
}

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

/** Writes a query as it is read. */
export function writeQuery({ text, state, tag, page }: IndexQuery): string {
  const written = new URLSearchParams();
  if (text !== '') written.set('q', text);
  if (state !== '') written.set('state', state);
  if (tag !== '') written.set('tag', tag);
  written.set('page', String(page));
  return `?${written.toString()}`;
}
