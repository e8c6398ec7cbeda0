/** The position of an entry in a paged list: `[position of its resource, path of its file]`. */
export type ListPosition = readonly [position: number, file: string];

/** The number of entries per page. */
export const pageSize = 500;

/**
 * The position after which a page begins, from its cursor; `undefined` for a cursor that `createCursor` did not make.
 */
export function readCursor(cursor: string): ListPosition | undefined {
  const [, position, file] = /^(\d{1,9}) (.*)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  return position === undefined || file === undefined ? undefined : [Number(position), file];
}

/** The cursor of the page after an entry. It remains valid when files are added or removed. */
export const createCursor = ([position, file]: ListPosition): string =>
  Buffer.from(`${position} ${file}`).toString('base64url');

/** Whether an entry comes after another one. */
export const isAfter = ([position, file]: ListPosition, [earlier, earlierFile]: ListPosition): boolean =>
  position > earlier || (position === earlier && file > earlierFile);
