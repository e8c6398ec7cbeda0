import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAnswer } from '@naftiko/runtime';

/** Headers of every answer of pages. Source: OWASP Secure Headers Project. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Sends the page that `write` makes. Only the style sheet and the script with its nonce run, and no other page may frame it. */
export function sendPage(response: ServerResponse, write: (nonce: string) => string, status = 200): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  sendAnswer(response, {
    status,
    type: 'text/html; charset=utf-8',
    body: write(nonce),
    headers: {
      ...always,
      'Content-Security-Policy': policy,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cache-Control': 'no-store',
      Vary: 'Accept',
    },
  });
}

/** Sends a file whose name changes with its content. */
export function sendImmutable(response: ServerResponse, type: string, body: Uint8Array): void {
  const headers = { ...always, 'Cache-Control': 'public, max-age=31536000, immutable' };
  sendAnswer(response, { status: 200, type, body, headers });
}

/** Sends a text that callers may keep and have to ask about; one they know already is answered 304. */
export function sendText(request: IncomingMessage, response: ServerResponse, type: string, body: string): void {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  // What a server shows may depend on the credential.
  const headers = { ...always, ETag: etag, 'Cache-Control': 'private, no-cache' };
  const isKnown = (request.headers['if-none-match'] ?? '')
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag);
  if (isKnown) sendAnswer(response, { status: 304, type: undefined, body: '', headers });
  else sendAnswer(response, { status: 200, type, body, headers });
}

/** Says that an address has nothing. */
export const sendMissing = (response: ServerResponse, error: string): void =>
  sendAnswer(response, {
    status: 404,
    type: 'application/json',
    body: JSON.stringify({ error }),
    headers: { ...always, 'Cache-Control': 'no-store' },
  });
