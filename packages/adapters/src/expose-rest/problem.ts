import { STATUS_CODES } from 'node:http';
import type { Failure, InputIssue } from '@naftiko/engine';
import type { Json, JsonObject } from '@naftiko/spec';

/** A problem document and its status. Source: RFC 9457. */
export interface Problem {
  readonly status: number;
  readonly body: JsonObject;
}

/** The text of a known path without anything to execute. Source: specification 03, section 11.2. */
export const nothingToExecute = 'Unable to handle the request. Please check the capability specification.';

/** A problem in our own words; `code` is for programs, `detail` for people. */
export const problem = (status: number, code: string, detail: string, more: JsonObject = {}): Problem => ({
  status,
  body: { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, code, ...more },
});

/** Failures that are answered with a problem document. An upstream's answer is passed on, a caller that left gets nothing. */
export type ProblemFailure = Exclude<Failure, { readonly code: 'upstream-status' | 'nothing-to-answer' | 'cancelled' }>;

/** The one table from failure codes to the terms of HTTP. Source: specification 03, sections 11.2 and 15. */
export function problemOf(failure: ProblemFailure): Problem {
  const step: JsonObject = failure.step === undefined ? {} : { step: failure.step };
  const at = failure.step === undefined ? '' : ` in step "${failure.step}"`;
  switch (failure.code) {
    case 'input-invalid':
      return problem(400, failure.code, sentencesOf(failure.issues), { ...step, issues: failure.issues.map(issueOf) });
    case 'body-malformed':
      return problem(400, failure.code, `The body cannot be read: ${failure.reason}.`, step);
    case 'unresolved':
      return problem(
        400,
        failure.code,
        `Unresolved template parameters in ${failure.place} of "${failure.operation}"${at}: ` +
          `${failure.names.join(', ')}. Nothing was sent upstream.`,
        { ...step, names: [...failure.names] },
      );
    case 'value-refused':
      return problem(
        400,
        failure.code,
        `The value of "${failure.name}" cannot be sent to "${failure.operation}"${at}: ${failure.reason}`,
        step,
      );
    case 'lookup-failed':
      return problem(400, failure.code, `The lookup${at} failed: ${failure.reason}`, step);
    case 'unavailable':
      return problem(501, failure.code, failure.reason, {
        kind: failure.kind,
        pointer: failure.pointer,
        ...(failure.hint === undefined ? {} : { remedy: failure.hint }),
      });
    case 'upstream-unreachable':
      return problem(502, failure.code, `"${failure.namespace}" cannot be reached${at}: ${failure.reason}`, step);
    case 'upstream-too-large':
      return problem(
        502,
        failure.code,
        `The answer of "${failure.namespace}"${at} is larger than ${failure.limitBytes} bytes.`,
        step,
      );
    case 'decode-failed':
      return problem(
        502,
        failure.code,
        `The upstream's answer${at} cannot be read as ${failure.format}: ${failure.reason}`,
        { ...step, excerpt: failure.excerpt },
      );
    case 'upstream-timeout':
      return problem(
        504,
        failure.code,
        `"${failure.namespace}" did not answer within ${failure.timeoutMs} ms${at}.`,
        step,
      );
    case 'script-failed':
      return problem(500, failure.code, `Script step '${failure.step ?? ''}' failed: ${failure.reason}`, step);
    case 'internal':
      return problem(500, failure.code, `Something went wrong here. Incident ${failure.incident}.`, {
        ...step,
        incident: failure.incident,
      });
  }
}

const issueOf = ({ input, problem: what }: InputIssue): Json => ({ input, problem: what });

const sentencesOf = (issues: readonly InputIssue[]): string =>
  issues.map(({ input, problem: what }) => `"${input}" ${what}.`).join(' ');
