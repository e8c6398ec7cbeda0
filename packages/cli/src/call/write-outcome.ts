import { isRedirect, parseJson, type Failure, type Reply } from '@naftiko/engine';
import { describeFailure } from '@naftiko/runtime';
import { writeJson } from '@naftiko/spec';
import { toPrintable } from '../printable.js';
import { reportProblems, printLines, type Shell } from '../shell.js';

/** Writes an answer: indented on a terminal, unchanged otherwise. */
export function writeReply(reply: Reply, { output, errors }: Shell): void {
  if (reply.kind === 'json') {
    if (reply.missed !== undefined) printLines(errors, `The outputs found nothing: ${reply.missed.join(', ')}.`);
    printLines(output, writeJson(reply.value, output.isTTY ? 2 : 0));
    return;
  }
  const json = output.isTTY ? parseJson(new TextDecoder().decode(reply.body)) : undefined;
  if (json === undefined) output.write(reply.body);
  else printLines(output, writeJson(json, 2));
}

/** Reports that an upstream answered with a redirect, and the target of the redirect. */
export function writeRedirect({ status, headers }: Reply, shell: Shell): void {
  reportProblems(shell, `The upstream answered ${status}, ${describeTarget(headers)}.`);
}

function describeTarget({ location = '' }: Reply['headers']): string {
  return location.trim() === ''
    ? 'a redirect without a target'
    : `a redirect to ${toPrintable(location)}, which was not followed`;
}

/** Writes why a call failed, followed by the answer of the upstream, if any. */
export function writeFailure(failure: Failure, shell: Shell): void {
  const at = failure.step === undefined ? '' : ` in step "${failure.step}"`;
  switch (failure.code) {
    case 'upstream-status': {
      const redirection = isRedirect(failure.reply.status) ? `, ${describeTarget(failure.reply.headers)}` : '';
      reportProblems(shell, `"${failure.namespace}" answered ${failure.reply.status}${at}${redirection}.`);
      if (failure.reply.kind === 'raw' && failure.reply.body.length > 0) {
        const text = new TextDecoder().decode(failure.reply.body);
        // On a terminal, control characters of an upstream are escaped; in a file they are kept.
        printLines(shell.errors, shell.errors.isTTY ? text.split('\n').map(toPrintable).join('\n') : text);
      }
      return;
    }
    case 'nothing-to-answer':
      return reportProblems(shell, `The operation has nothing to answer${at}: none of its outputs has a value.`);
    case 'cancelled':
      return reportProblems(shell, `The call was cancelled${at}.`);
    default:
      return reportProblems(shell, describeFailure(failure));
  }
}
