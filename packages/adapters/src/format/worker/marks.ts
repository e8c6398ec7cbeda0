import { isList, isObject, type Json } from '@naftiko/spec';

/** Begins a string that stands for a number that JSON does not have. A string that begins with it is marked, too. */
const mark = '\u0000';

const isUnwritable = (json: Json): json is number =>
  typeof json === 'number' && (!Number.isFinite(json) || Object.is(json, -0));

/** Whether a value holds such a number. */
export function needsMarks(json: Json): boolean {
  if (isList(json)) return json.some(needsMarks);
  return isObject(json) ? Object.values(json).some(needsMarks) : isUnwritable(json);
}

/** The same value with marks in the place of such numbers. */
export function toMarked(json: Json): Json {
  if (isList(json)) return json.map(toMarked);
  if (isObject(json)) return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, toMarked(item)]));
  if (isUnwritable(json)) return `${mark}${Object.is(json, -0) ? '-0' : json}`;
  return typeof json === 'string' && json.startsWith(mark) ? `${mark}${json}` : json;
}

/** The value that was marked. */
export function unmark(json: Json): Json {
  if (isList(json)) return json.map(unmark);
  if (isObject(json)) return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, unmark(item)]));
  if (typeof json !== 'string' || !json.startsWith(mark)) return json;
  return json.startsWith(mark, 1) ? json.slice(1) : Number(json.slice(1));
}
