import type { SignableRequest } from '@naftiko/engine';
import { addFields } from './json-fields.js';
import { encodeCookie, encodeQuery, encodeSegment } from './percent-encoding.js';
import { encodeHeader } from './prepared-headers.js';

/** A request on its way: filled, perhaps signed, ready to be written to a socket. */
export class OutgoingRequest implements SignableRequest {
  readonly method: string;
  path: string;
  query: string;
  /** Names and values in turn. */
  readonly headers: string[];
  body: Uint8Array | undefined;
  /** The body without credentials: all that may follow a redirect to another origin. */
  readonly unsignedBody: Uint8Array | undefined;

  constructor(method: string, path: string, query: string, headers: string[], body: Uint8Array | undefined) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.unsignedBody = body;
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
    const contentType = this.header('content-type');
    const body = addFields(this.body === undefined ? undefined : { bytes: this.body }, contentType, [[name, value]]);
    if (body === undefined) return;
    this.body = body.bytes;
    if (contentType === undefined && body.contentType !== undefined) this.setHeader('Content-Type', body.contentType);
  }

  setPath(name: string, value: string): void {
    this.path = this.path.replaceAll(`{${name}}`, () => encodeSegment(value));
  }

  #indexOf(key: string): number {
    for (let index = 0; index < this.headers.length; index += 2) {
      if (this.headers[index]?.toLowerCase() === key) return index;
    }
    return -1;
  }
}
