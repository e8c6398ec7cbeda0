/**
 * Reads HTTP messages from one connection, one at a time: their first line is kept, their content is only counted. It
 * costs a few microseconds a message, so that the load needs far less of a core than what it measures.
 */
export class MessageReader {
  #head = '';
  #isInBody = false;
  #isChunked = false;
  #left = 0;
  #line = '';
  #isLast = false;

  /** Takes the next bytes; gives the first line of the message that ends with them. */
  feed(bytes) {
    let rest = bytes;
    if (!this.#isInBody) {
      const end = rest.indexOf('\r\n\r\n');
      if (this.#head !== '' || end === -1) {
        // A head in parts is rare: it is read as text.
        const text = this.#head + rest.latin1Slice();
        const at = text.indexOf('\r\n\r\n');
        this.#head = text;
        if (at === -1) return undefined;
        rest = Buffer.from(text.slice(at + 4), 'latin1');
        this.#head = text.slice(0, at);
      } else {
        this.#head = rest.latin1Slice(0, end);
        rest = rest.subarray(end + 4);
      }
      this.#isInBody = true;
      const length = contentLength.exec(this.#head)?.[1];
      this.#isChunked = length === undefined && chunked.test(this.#head);
      this.#left = Number(length ?? 0);
    }
    if (!(this.#isChunked ? this.#skipChunks(rest) : this.#skip(rest))) return undefined;
    const [firstLine] = this.#head.split('\r\n', 1);
    this.#head = '';
    this.#isInBody = false;
    return firstLine;
  }

  #skip(bytes) {
    this.#left -= bytes.length;
    return this.#left <= 0;
  }

  #skipChunks(bytes) {
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(this.#left, bytes.length - at);
      this.#left -= taken;
      at += taken;
      if (at === bytes.length) return false;
      const end = bytes.indexOf(0x0a, at);
      if (end === -1) {
        this.#line += bytes.latin1Slice(at);
        return false;
      }
      const line = (this.#line + bytes.latin1Slice(at, end)).trim();
      this.#line = '';
      at = end + 1;
      // An empty line follows each chunk, and the trailers.
      if (line === '' && this.#isLast) {
        this.#isLast = false;
        return true;
      }
      if (line === '' || this.#isLast) continue;
      this.#left = Number.parseInt(line, 16);
      this.#isLast = this.#left === 0;
    }
    return false;
  }
}

const contentLength = /\r\ncontent-length: *(\d+)/i;
const chunked = /\r\ntransfer-encoding: *chunked/i;
