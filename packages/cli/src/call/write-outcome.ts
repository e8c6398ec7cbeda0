import { parseJson, type Failure, type Reply } from '@naftiko/engine';
import { failureSentence } from '@naftiko/runtime';
import { writeJson } from '@naftiko/spec';
import { printable } from '../printable.js';
import { complain, say, type Shell } from '../shell.js';

/** Writes an answer: for people indented, for programs as it came. */
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

/** Says why a call failed; what an upstream answered follows. */
export function writeFailure(failure: Failure, shell: Shell): void {
  const at = failure.step === undefined ? '' : ` in step "${failure.step}"`;
  switch (failure.code) {
    case 'upstream-status':
      complain(shell, `"${failure.namespace}" answered ${failure.reply.status}${at}.`);
      if (failure.reply.kind === 'raw' && failure.reply.body.length > 0) {
        const text = new TextDecoder().decode(failure.reply.body);
        // A terminal obeys what an upstream writes; a file only keeps it.
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
