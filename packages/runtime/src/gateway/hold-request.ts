import type { ServerResponse } from 'node:http';
import { sendAnswer } from '../mount/send-answer.js';

/** How long a request waits for the list of documents. */
const maxHoldMs = 20_000;

/** Serves a request once the documents of the gateway are listed; answers 503 if that takes too long. */
export function holdRequest(listed: Promise<void>, response: ServerResponse, serve: () => void): void {
  let isRefused = false;
  const timer = setTimeout(() => {
    isRefused = true;
    sendAnswer(response, {
      status: 503,
      type: 'application/json',
      body: JSON.stringify({ error: 'The gateway is still looking for its documents. Try again later.' }),
      headers: { 'Retry-After': '5' },
    });
  }, maxHoldMs);
  response.once('close', () => clearTimeout(timer));
  void listed.then(() => {
    clearTimeout(timer);
    if (!isRefused) serve();
  });
}
