import type { HrTime } from '@opentelemetry/api';
import type { Failure } from '@naftiko/engine';
import { errorTypeOf, type ErrorType } from './error-type.js';
import type { RecordedSpan } from './recorded-span.js';

/** Why a span failed: names and codes, since sentences may quote a caller or an upstream. */
export interface Mark {
  readonly errorType: ErrorType;
  readonly code: string;
  readonly description: string;
}

/** `undefined` for a caller that left. */
export function markOf(failure: Failure): Mark | undefined {
  const errorType = errorTypeOf(failure);
  return errorType === undefined ? undefined : { errorType, code: failure.code, description: failure.code };
}

export function markSpan(span: RecordedSpan, { errorType, code, description }: Mark, time: HrTime): void {
  span.setAttribute('error.type', errorType);
  span.fail(description, { type: code, time });
}
