/** One entry of a list that is cut into pages: `[position of its resource, path of its file]`. */
export type Place = readonly [position: number, file: string];

/** How many entries of a list are given at once. */
export const pageSize = 500;

/** Where the next page begins, for clients to hand back unread; `undefined` when it is none of ours. */
export function readCursor(cursor: string): Place | undefined {
  const [, position, file] = /^(\d{1,9}) (.*)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  return position === undefined || file === undefined ? undefined : [Number(position), file];
}

/** The cursor of the page after an entry. It stays good when files come and go. */
export const cursorAfter = ([position, file]: Place): string =>
  Buffer.from(`${position} ${file}`).toString('base64url');

/** Whether an entry comes after another one. */
export const isAfter = ([position, file]: Place, [earlier, earlierFile]: Place): boolean =>
  position > earlier || (position === earlier && file > earlierFile);
