import type { SignableRequest } from '@naftiko/engine';
import { addFields } from './body-fields.js';
import { encodeCookie, encodeQuery, encodeSegment } from './percent-encoding.js';
import { encodeHeader } from './headers.js';

/** The parts of an HTTP request that is to be sent. */
export interface OutgoingParts {
  readonly method: string;
  /** Percent-encoded; `{name}` marks the place of a credential. */
  readonly path: string;
  readonly query: string;
  /** Names and values alternate. */
  readonly headers: string[];
  readonly body: Uint8Array | undefined;
  /**
   * Whether the request follows a redirect. The upstream has then chosen its address and body, and credentials are set
   * only in headers.
   */
  readonly redirected?: boolean;
}

/** A request to be sent: filled, optionally signed. */
export class OutgoingRequest implements SignableRequest {
  readonly method: string;
  readonly headers: string[];
  path: string;
  query: string;
  body: Uint8Array | undefined;
  /** The body without credentials, which is sent when a redirect is followed. */
  readonly unsignedBody: Uint8Array | undefined;
  /** The name of a credential that cannot be added to the request; the request must then not be sent. */
  misplaced: string | undefined;
  readonly #redirected: boolean;

  constructor({ method, path, query, headers, body, redirected = false }: OutgoingParts) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.unsignedBody = body;
    this.#redirected = redirected;
  }

  get target(): string {
    return this.query === '' ? this.path : `${this.path}?${this.query}`;
  }

  header(name: string): string | undefined {
    const index = this.#indexOf(name.toLowerCase());
    return index < 0 ? undefined : this.headers[index + 1];
  }

  setHeader(name: string, value: string): void {
    const index = this.#indexOf(name.toLowerCase());
    if (index < 0) this.headers.push(name, encodeHeader(value));
    else this.headers.splice(index, 2, name, encodeHeader(value));
  }

  setQuery(name: string, value: string): void {
    const key = encodeQuery(name);
    const kept = this.query.split('&').filter((pair) => pair !== '' && pair.split('=', 1)[0] !== key);
    this.query = [...kept, `${key}=${encodeQuery(value)}`].join('&');
  }

  setCookie(name: string, value: string): void {
    const key = encodeCookie(name);
    const pairs = (this.header('cookie') ?? '').split(/;\s*/);
    const kept = pairs.filter((pair) => pair !== '' && pair.split('=', 1)[0] !== key);
    this.setHeader('Cookie', [...kept, `${key}=${encodeCookie(value)}`].join('; '));
  }

  setField(name: string, value: string): void {
    if (this.#redirected && this.body === undefined) return;
    const contentType = this.header('content-type');
    const unsigned = this.body === undefined ? undefined : { bytes: this.body };
    const signed = addFields(unsigned, contentType, [[name, value]]);
    if (signed === undefined) {
      this.misplaced = name;
      return;
    }
    this.body = signed.bytes;
    if (contentType === undefined && signed.contentType !== undefined) {
      this.setHeader('Content-Type', signed.contentType);
    }
  }

  setPath(name: string, value: string): void {
    // A placeholder in the base URI was filled when the client was opened (see inspect-path.ts).
    this.path = this.path.replaceAll(`{${name}}`, () => encodeSegment(value));
  }

  #indexOf(key: string): number {
    for (let index = 0; index < this.headers.length; index += 2) {
      if (this.headers[index]?.toLowerCase() === key) return index;
    }
    return -1;
  }
}
