import { STATUS_CODES } from 'node:http';
import { describeFailure, type WordedFailure } from '@naftiko/runtime';
import type { Json, JsonObject } from '@naftiko/spec';

/** Problem details and their status. Source: RFC 9457. */
export interface Problem {
  readonly status: number;
  readonly body: JsonObject;
}

/**
 * The text for a path that exists without an operation for the requested method. Source: specification 03, section
 * 11.2.
 */
export const nothingToExecute = 'Unable to handle the request. Please check the capability specification.';

/** Makes problem details; `code` is for programs, `detail` for people. */
export const createProblem = (status: number, code: string, detail: string, more: JsonObject = {}): Problem => ({
  status,
  body: { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, code, ...more },
});

/** The problem details of a failure. */
export const problemOf = (failure: WordedFailure): Problem =>
  createProblem(statusOf[failure.code], failure.code, describeFailure(failure), {
    ...(failure.step === undefined ? {} : { step: failure.step }),
    ...factsOf(failure),
  });

/** The one table from failure codes to statuses. Source: specification 03, sections 11.2 and 15. */
const statusOf: Readonly<Record<WordedFailure['code'], number>> = {
  'input-invalid': 400,
  'body-malformed': 400,
  unresolved: 400,
  'value-refused': 400,
  'lookup-failed': 400,
  'script-failed': 500,
  internal: 500,
  unavailable: 501,
  'upstream-unreachable': 502,
  'upstream-too-large': 502,
  'decode-failed': 502,
  'upstream-busy': 503,
  'upstream-timeout': 504,
};

/** The details of a failure as members of the problem details. */
function factsOf(failure: WordedFailure): JsonObject {
  switch (failure.code) {
    case 'input-invalid':
      return { issues: failure.issues.map(({ input, problem: what }): Json => ({ input, problem: what })) };
    case 'unresolved':
      return { names: [...failure.names] };
    case 'unavailable': {
      const remedy = failure.hint === undefined ? {} : { remedy: failure.hint };
      return { kind: failure.kind, pointer: failure.pointer, ...remedy };
    }
    case 'decode-failed':
      return { excerpt: failure.excerpt };
    case 'internal':
      return { incident: failure.incident };
    default:
      return {};
  }
}
