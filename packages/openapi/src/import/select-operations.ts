import { placeOf, type ApiOperation } from './read/api.js';

/** Patterns of the operations to import: those that `include` matches (all, if it is empty), except those of `exclude`. */
export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Selects operations by pattern. A pattern is `tag:pets`, `method:get`, `path:/pets/**`, `id:list*`, or without such a
 * prefix a path (`/pets/*`) or a method and a path (`GET /pets/*`). `*` stands for any characters except a slash (in tags
 * and ids: any characters), `**` for any characters. Only paths are case-sensitive.
 */
export function selectOperations(
  operations: readonly ApiOperation[],
  { include, exclude }: Selection,
): readonly ApiOperation[] {
  const [included, excluded] = [include.map(compilePattern), exclude.map(compilePattern)];
  return operations.filter(
    (operation) =>
      (included.length === 0 || included.some((matches) => matches(operation))) &&
      !excluded.some((matches) => matches(operation)),
  );
}

/** The patterns that match no operation: usually mistyped. */
export const listUnmatchedPatterns = (
  operations: readonly ApiOperation[],
  { include, exclude }: Selection,
): readonly string[] => [...include, ...exclude].filter((pattern) => !operations.some(compilePattern(pattern)));

type Matches = (operation: ApiOperation) => boolean;

function compilePattern(pattern: string): Matches {
  const [, kind = '', rest = ''] = /^(tag|method|path|id):(.*)$/is.exec(pattern) ?? [];
  switch (kind.toLowerCase()) {
    case 'tag':
      return ({ tags }) => tags.some((tag) => matchesGlob(rest.toLowerCase(), tag.toLowerCase(), true));
    case 'method':
      return ({ method }) => matchesGlob(rest.toLowerCase(), method.toLowerCase(), true);
    case 'id':
      return ({ id = '' }) => matchesGlob(rest.toLowerCase(), id.toLowerCase(), true);
    case 'path':
      return ({ path }) => matchesGlob(rest, path, false);
    default: {
      const [method, path] = /^[A-Z]+ +\S/i.test(pattern) ? pattern.split(/ +/) : [undefined, pattern];
      const wanted = method === undefined ? pattern : `${method.toUpperCase()} ${path ?? ''}`;
      return (operation) => matchesGlob(wanted, method === undefined ? operation.path : placeOf(operation), false);
    }
  }
}

/** Takes time proportional to the length of the pattern times that of the text, for any pattern. */
function matchesGlob(pattern: string, text: string, crossesSlashes: boolean): boolean {
  let states = new Set([0]);
  const close = (set: Set<number>): Set<number> => {
    for (const state of set) if (pattern[state] === '*') set.add(state + 1);
    return set;
  };
  close(states);
  for (const character of text) {
    const next = new Set<number>();
    for (const state of states) {
      if (pattern[state] === '*') {
        const isDeep = crossesSlashes || pattern[state + 1] === '*' || pattern[state - 1] === '*';
        if (character !== '/' || isDeep) next.add(state);
      } else if (pattern[state] === character) next.add(state + 1);
    }
    states = close(next);
    if (states.size === 0) return false;
  }
  return states.has(pattern.length);
}
