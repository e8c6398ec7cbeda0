import type { ServerResponse } from 'node:http';
import { answerUnlisted } from './own-answers.js';

/** How long a request waits for the list of documents. */
const maxHoldMs = 20_000;

/** Serves a request once the documents of the gateway are listed; answers 503 if that takes too long. */
export function holdRequest(listed: Promise<void>, response: ServerResponse, serve: () => void): void {
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    answerUnlisted(response);
  }, maxHoldMs);
  response.once('close', () => {
    clearTimeout(timer);
    // The caller of a held request may disconnect.
    isOver = true;
  });
  void listed.then(() => {
    clearTimeout(timer);
    if (!isOver) serve();
  });
}
