import type { HrTime } from '@opentelemetry/api';
import type { Failure } from '@naftiko/engine';
import { errorTypeOf, type ErrorType } from './error-type.js';
import type { RecordedSpan } from './recorded-span.js';

/** Why a span failed: names and codes only, because messages may quote a caller or an upstream. */
export interface FailureAttributes {
  readonly errorType: ErrorType;
  readonly code: string;
  readonly description: string;
}

/** `undefined` for a disconnected caller. */
export function failureAttributesOf(failure: Failure): FailureAttributes | undefined {
  const errorType = errorTypeOf(failure);
  return errorType === undefined ? undefined : { errorType, code: failure.code, description: failure.code };
}

export function recordFailure(
  span: RecordedSpan,
  { errorType, code, description }: FailureAttributes,
  time: HrTime,
): void {
  span.setAttribute('error.type', errorType);
  span.fail(description, { type: code, time });
}
