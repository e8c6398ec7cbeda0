import { parseJson, type Failure, type Reply } from '@naftiko/engine';
import { failureSentence } from '@naftiko/runtime';
import { writeJson } from '@naftiko/spec';
import { printable } from '../printable.js';
import { complain, say, type Shell } from '../shell.js';

/** Writes an answer: indented on a terminal, unchanged otherwise. */
export function writeReply(reply: Reply, { output, errors }: Shell): void {
  if (reply.kind === 'json') {
    if (reply.missed !== undefined) say(errors, `The outputs found nothing: ${reply.missed.join(', ')}.`);
    say(output, writeJson(reply.value, output.isTTY ? 2 : 0));
    return;
  }
  const json = output.isTTY ? parseJson(new TextDecoder().decode(reply.body)) : undefined;
  if (json === undefined) output.write(reply.body);
  else say(output, writeJson(json, 2));
}

/** Writes why a call failed, followed by the answer of the upstream, if any. */
export function writeFailure(failure: Failure, shell: Shell): void {
  const at = failure.step === undefined ? '' : ` in step "${failure.step}"`;
  switch (failure.code) {
    case 'upstream-status':
      complain(shell, `"${failure.namespace}" answered ${failure.reply.status}${at}.`);
      if (failure.reply.kind === 'raw' && failure.reply.body.length > 0) {
        const text = new TextDecoder().decode(failure.reply.body);
        // Control characters of an upstream are escaped on a terminal, and kept in a file.
        say(shell.errors, shell.errors.isTTY ? text.split('\n').map(printable).join('\n') : text);
      }
      return;
    case 'nothing-to-answer':
      return complain(shell, `The operation has nothing to answer${at}: none of its outputs has a value.`);
    case 'cancelled':
      return complain(shell, `The call was cancelled${at}.`);
    default:
      return complain(shell, failureSentence(failure));
  }
}
