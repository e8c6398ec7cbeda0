import { isNumber, isObject, type Json } from '@naftiko/spec';
import type { Redactor } from './redactor.js';

/** The number of characters that are searched in one step, which takes about a millisecond. */
export const stepLength = 32 * 1024;

/** The number of characters that remain in the current step. */
interface Work {
  left: number;
}

/** Redacts a value in steps: names and values at any depth. Returns the same value when it contains no secret. */
export function* redactJsonInSteps(json: Json, redactor: Redactor, work: Work): Generator<void, Json, void> {
  if (Array.isArray(json)) {
    const items: Json[] = [];
    for (const item of json as readonly Json[]) items.push(yield* redactMember(item, redactor, work));
    return items.every((item, index) => item === (json as readonly Json[])[index]) ? json : items;
  }
  if (!isObject(json)) return yield* redactMember(json, redactor, work);
  const members: (readonly [string, Json])[] = [];
  let isSame = true;
  for (const [name, value] of Object.entries(json)) {
    const shown = [redactor.text(name), yield* redactMember(value, redactor, work)] as const;
    isSame &&= shown[0] === name && shown[1] === value;
    members.push(shown);
  }
  return isSame ? json : Object.fromEntries(members);
}

/** Redacts bytes in steps. Returns the same bytes when they contain no secret. */
export function* redactBytesInSteps(bytes: Uint8Array, redactor: Redactor): Generator<void, Uint8Array, void> {
  if (bytes.length <= stepLength) return redactor.bytes(bytes);
  const stream = redactor.stream();
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += stepLength) {
    parts.push(stream.next(bytes.subarray(start, start + stepLength)));
    yield;
  }
  const shown = Buffer.concat([...parts, stream.end()]);
  return shown.equals(bytes) ? bytes : shown;
}

/** Runs all steps without pauses. */
export function runSteps<T>(steps: Iterator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function* redactMember(json: Json, redactor: Redactor, work: Work): Generator<void, Json, void> {
  if (typeof json === 'string' && json.length > stepLength) {
    const bytes = Buffer.from(json);
    const shown = yield* redactBytesInSteps(bytes, redactor);
    return shown === bytes ? json : Buffer.from(shown).toString();
  }
  work.left -= typeof json === 'string' ? json.length + memberLength : memberLength;
  if (work.left < 0) {
    work.left = stepLength;
    yield;
  }
  if (typeof json === 'string') return redactor.text(json);
  if (isNumber(json)) return redactor.number(json);
  return typeof json === 'object' && json !== null ? yield* redactJsonInSteps(json, redactor, work) : json;
}

/** The cost of a member besides its text, in characters. */
const memberLength = 16;
