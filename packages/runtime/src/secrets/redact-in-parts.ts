import { setImmediate } from 'node:timers/promises';
import type { Json } from '@naftiko/spec';
import { redactBytesInSteps, redactJsonInSteps, stepLength } from './redaction-steps.js';
import type { Redactor } from './redactor.js';

/** Redacts a value of any size, in steps: other requests are served between them. */
export const redactJson = (json: Json, redactor: Redactor): Promise<Json> =>
  finishWithPauses(redactJsonInSteps(json, redactor, { left: stepLength }));

/** Redacts any number of bytes, in steps: other requests are served between them. */
export const redactBytes = (bytes: Uint8Array, redactor: Redactor): Promise<Uint8Array> =>
  finishWithPauses(redactBytesInSteps(bytes, redactor));

async function finishWithPauses<T>(steps: Iterator<void, T, void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
