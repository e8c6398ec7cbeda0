import { gzipSync } from 'node:zlib';

/**
 * The ways in which an upstream breaks, on a raw socket. `respond` answers a complete request, `early` one whose body is
 * still arriving, `babbles` the first bytes of whatever protocol, and `accept` acts before there is a request.
 *
 * `allow` lists what callers may receive: statuses over REST. Over MCP every fault is an error, except where 200 is
 * allowed. `repair: false`: the fault lies in the address, so the next request is sent to another upstream.
 */
const good = '{"ok":true}';
const head = (...lines) => ['HTTP/1.1 200 OK', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');
export const answer = (body = good, ...lines) => head(`Content-Length: ${Buffer.byteLength(body)}`, ...lines) + body;
const raw = (bytes) => (socket) => void socket.write(bytes);
const last = (bytes) => (socket) => void socket.end(bytes);
const thenReset = (bytes) => (socket) => void socket.write(bytes, () => socket.resetAndDestroy());
const chunked = (body) => head('Transfer-Encoding: chunked') + body;
const packed = (bytes) =>
  Buffer.concat([Buffer.from(head('Content-Encoding: gzip', `Content-Length: ${bytes.length}`)), bytes]);

/** Writes again and again until the socket closes. */
const flood =
  (bytes, everyMs = 1, before = '') =>
  (socket) => {
    if (before !== '') socket.write(before);
    const timer = setInterval(() => socket.writable && socket.write(bytes), everyMs);
    socket.once('close', () => clearInterval(timer));
  };

const unreachable = [502];
const timeout = [504];
const either = [502, 504];

export const faults = [
  // Connections.
  { name: 'refused', address: 'closed', allow: unreachable, brief: true },
  { name: 'DNS failure', address: 'unresolvable', repair: false, allow: unreachable, brief: true },
  { name: 'reset when accepted', accept: (socket) => socket.resetAndDestroy(), allow: unreachable },
  { name: 'closed when accepted', accept: (socket) => socket.end(), allow: unreachable },
  { name: 'reset before the head', respond: (socket) => socket.resetAndDestroy(), allow: unreachable, brief: true },
  { name: 'reset in the status line', respond: thenReset('HTTP/1.1 2'), allow: unreachable },
  { name: 'reset in the headers', respond: thenReset('HTTP/1.1 200 OK\r\nContent-'), allow: unreachable },
  { name: 'reset after the headers', respond: thenReset(head('Content-Length: 11')), allow: unreachable, brief: true },
  {
    name: 'reset in the body',
    respond: thenReset(head('Content-Length: 11') + '{"ok"'),
    allow: unreachable,
    brief: true,
  },
  { name: 'half closed without an answer', respond: last(''), allow: unreachable, brief: true },
  { name: 'half closed in the headers', respond: last('HTTP/1.1 200 OK\r\nContent-'), allow: unreachable },
  { name: 'half closed in the body', respond: last(head('Content-Length: 11') + '{"ok"'), allow: unreachable },
  // Time.
  { name: 'silent', respond: () => undefined, allow: timeout, brief: true },
  { name: 'silent after the headers', respond: raw(head('Content-Length: 11')), allow: timeout },
  { name: 'slow drip of the head', respond: flood('X-A: b\r\n', 50, 'HTTP/1.1 200 OK\r\n'), allow: either },
  {
    name: 'slow drip of the body',
    respond: flood(' ', 50, head('Content-Length: 1000000')),
    allow: timeout,
    brief: true,
  },
  { name: 'slow drip of chunks', respond: flood('1\r\n \r\n', 50, chunked('')), allow: timeout },
  { name: 'endless head', respond: flood(`X-A: ${'a'.repeat(4096)}\r\n`, 1, 'HTTP/1.1 200 OK\r\n'), allow: either },
  { name: 'endless body', respond: flood(' '.repeat(65_536), 1, head()), allow: unreachable },
  { name: 'endless chunks', respond: flood(`8000\r\n${' '.repeat(32_768)}\r\n`, 1, chunked('')), allow: unreachable },
  // Lengths.
  { name: 'Content-Length too short', respond: raw(head('Content-Length: 4') + good), allow: [200, 502], brief: true },
  {
    name: 'Content-Length too short, then another answer',
    respond: raw(answer() + answer('{"ok":"stolen"}')),
    allow: [200, 502],
    brief: true,
  },
  { name: 'Content-Length too long, silent', respond: raw(head('Content-Length: 99') + good), allow: timeout },
  {
    name: 'Content-Length too long, closed',
    respond: last(head('Content-Length: 99') + good),
    allow: unreachable,
    brief: true,
  },
  { name: 'Content-Length negative', respond: raw(head('Content-Length: -1') + good), allow: either },
  { name: 'Content-Length not a number', respond: raw(head('Content-Length: ten') + good), allow: either },
  { name: 'Content-Length huge', respond: raw(head(`Content-Length: ${'9'.repeat(30)}`) + good), allow: either },
  { name: 'Content-Length twice', respond: raw(head('Content-Length: 11', 'Content-Length: 5') + good), allow: either },
  {
    name: 'Content-Length and chunks',
    respond: raw(head('Content-Length: 11', 'Transfer-Encoding: chunked') + `b\r\n${good}\r\n0\r\n\r\n`),
    allow: [200, ...either],
  },
  {
    name: 'chunk size not hexadecimal',
    respond: raw(chunked(`zz\r\n${good}\r\n0\r\n\r\n`)),
    allow: either,
    brief: true,
  },
  { name: 'chunk size negative', respond: raw(chunked(`-b\r\n${good}\r\n0\r\n\r\n`)), allow: either },
  { name: 'chunk size huge', respond: raw(chunked(`ffffffffffffffffff\r\n${good}`)), allow: either },
  { name: 'chunk longer than its size', respond: raw(chunked(`2\r\n${good}\r\n0\r\n\r\n`)), allow: either },
  { name: 'chunks without an end', respond: last(chunked(`b\r\n${good}\r\n`)), allow: unreachable },
  { name: 'chunk extension without an end', respond: flood('a'.repeat(1024), 1, chunked('b;')), allow: either },
  { name: 'trailers without an end', respond: flood('X-A: b\r\n', 1, chunked('0\r\n')), allow: either },
  { name: 'unknown transfer coding', respond: raw(head('Transfer-Encoding: odd') + good), allow: either },
  // Heads.
  { name: 'header without a colon', respond: raw(answer(good, 'no colon')), allow: [200, ...either], brief: true },
  { name: 'header with a NUL', respond: raw(answer(good, 'X-A: a\0b')), allow: [200, ...either] },
  { name: 'header with a bare line feed', respond: raw(answer(good, 'X-A: a\nX-B: b')), allow: [200, ...either] },
  { name: 'header name with a space', respond: raw(answer(good, 'X A: b')), allow: [200, ...either] },
  { name: 'folded header', respond: raw(answer(good, 'X-A: a\r\n b')), allow: [200, ...either] },
  {
    name: 'header of 100 kB',
    respond: raw(answer(good, `X-A: ${'a'.repeat(100_000)}`)),
    allow: unreachable,
    brief: true,
  },
  {
    name: '5000 headers',
    respond: raw(answer(good, ...Array.from({ length: 5000 }, (_, n) => `X-${n}: ${n}-----`))),
    allow: [200, 502],
  },
  { name: 'status 000', respond: raw(`HTTP/1.1 000 Odd\r\nContent-Length: 11\r\n\r\n${good}`), allow: either },
  { name: 'status 099', respond: raw(`HTTP/1.1 099 Odd\r\nContent-Length: 11\r\n\r\n${good}`), allow: either },
  { name: 'status 600', respond: raw(`HTTP/1.1 600 Odd\r\nContent-Length: 11\r\n\r\n${good}`), allow: [600, 502] },
  { name: 'status 999', respond: raw(`HTTP/1.1 999 Odd\r\nContent-Length: 11\r\n\r\n${good}`), allow: [999, 502] },
  { name: 'status not a number', respond: raw(`HTTP/1.1 abc Odd\r\n\r\n${good}`), allow: either },
  {
    name: 'status of four digits',
    respond: raw(`HTTP/1.1 2000 Odd\r\nContent-Length: 11\r\n\r\n${good}`),
    allow: either,
  },
  {
    name: 'HTTP/1.0',
    respond: last(`HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${good}`),
    allow: [200],
    brief: true,
  },
  {
    name: 'HTTP/1.0 with a length',
    respond: last(`HTTP/1.0 200 OK\r\nContent-Length: 11\r\n\r\n${good}`),
    allow: [200],
  },
  { name: 'HTTP/0.9', respond: last(good), allow: unreachable },
  { name: 'HTTP/2 preface', respond: raw(Buffer.from('000012040000000000000300000064', 'hex')), allow: either },
  {
    name: 'garbage',
    respond: raw(Buffer.from(Array.from({ length: 512 }, (_, n) => (n * 151 + 7) % 256))),
    allow: either,
    brief: true,
  },
  { name: 'garbage of the SSH kind', respond: raw('SSH-2.0-OpenSSH_9.6\r\n'), allow: either },
  // Interim answers.
  { name: 'flood of 100', respond: flood('HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)), allow: either, brief: true },
  { name: 'flood of 103', respond: flood('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(50)), allow: either },
  {
    name: '101 unasked',
    respond: raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: odd\r\nConnection: Upgrade\r\n\r\n'),
    allow: unreachable,
  },
  { name: '102, then an answer', respond: raw(`HTTP/1.1 102 Processing\r\n\r\n${answer()}`), allow: [200] },
  // The order of things.
  { name: 'answer before the body is read', early: raw(answer()), allow: [200], brief: true },
  { name: 'answer before the body is read, closed', early: last(answer(good, 'Connection: close')), allow: [200] },
  {
    name: 'refusal before the body is read, reset',
    early: thenReset(answer('no', 'Connection: close')),
    allow: [200, 502],
  },
  {
    name: 'answer when accepted',
    accept: raw(answer()),
    allow: [200, 502],
    brief: true,
  },
  { name: 'answer, then garbage', respond: raw(`${answer()}garbage\r\n\r\n`), allow: [200, 502] },
  { name: 'answer, then closed', respond: last(answer()), allow: [200] },
  { name: 'answer, then reset', respond: thenReset(answer()), allow: [200, 502] },
  // Contents.
  { name: 'gzip broken', respond: raw(packed(Buffer.from('not gzip at all'))), allow: unreachable, brief: true },
  { name: 'gzip cut', respond: raw(packed(gzipSync(good.repeat(1000)).subarray(0, 40))), allow: unreachable },
  {
    name: 'gzip bomb',
    respond: raw(packed(gzipSync(Buffer.alloc(64 * 1024 * 1024)))),
    allow: unreachable,
    brief: true,
  },
  { name: 'gzip twice declared', respond: raw(answer(good, 'Content-Encoding: gzip, gzip')), allow: unreachable },
  { name: 'unknown content coding', respond: raw(answer(good, 'Content-Encoding: lzma')), allow: unreachable },
  { name: 'body larger than the limit', respond: raw(answer(' '.repeat(2 * 1024 * 1024))), allow: unreachable },
  { name: 'not the declared format', respond: raw(answer('<html>')), allow: [502], brief: true },
  {
    name: 'invalid UTF-8',
    respond: raw(Buffer.concat([Buffer.from(head('Content-Length: 4')), Buffer.from([0x22, 0xff, 0xfe, 0x22])])),
    allow: [200, 502],
  },
  { name: 'JSON of great depth', respond: raw(answer('['.repeat(100_000))), allow: [502] },
  { name: 'no body', respond: raw(head('Content-Length: 0')), allow: [200, 502] },
  // Statuses with rules of their own.
  {
    name: '204 with a body',
    respond: raw(`HTTP/1.1 204 No Content\r\nContent-Length: 11\r\n\r\n${good}`),
    allow: [200, 204, 502],
    brief: true,
  },
  { name: '304', respond: raw('HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'), allow: [304, 502], brief: true },
  {
    name: '205 with a body',
    respond: raw(`HTTP/1.1 205 Reset Content\r\nContent-Length: 11\r\n\r\n${good}`),
    allow: [200, 205, 502],
  },
  {
    name: '302 to itself',
    respond: raw('HTTP/1.1 302 Found\r\nLocation: /call\r\nContent-Length: 0\r\n\r\n'),
    allow: [302, 502],
    brief: true,
  },
  {
    name: '307 to itself',
    respond: raw('HTTP/1.1 307 Temporary Redirect\r\nLocation: /call\r\nContent-Length: 0\r\n\r\n'),
    allow: [307, 502],
  },
  { name: '302 without a place', respond: raw('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'), allow: [302, 502] },
  {
    name: '302 to nonsense',
    respond: raw('HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n'),
    allow: [302, 502],
  },
  {
    name: '401 without a challenge',
    respond: raw('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n'),
    allow: [401],
  },
  {
    name: '407',
    respond: raw('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'),
    allow: [407, 502],
  },
  // TLS.
  {
    name: 'TLS expected, plain HTTP spoken',
    scheme: 'https',
    babbles: raw(answer()),
    repair: false,
    allow: unreachable,
    brief: true,
  },
  { name: 'plain HTTP expected, TLS spoken', server: 'tls', repair: false, allow: either, brief: true },
  {
    name: 'certificate that is not trusted',
    scheme: 'https',
    server: 'tls',
    respond: raw(answer()),
    repair: false,
    allow: unreachable,
    brief: true,
  },
  { name: 'TLS handshake that never ends', scheme: 'https', accept: () => undefined, repair: false, allow: timeout },
  {
    name: 'TLS handshake that is reset',
    scheme: 'https',
    accept: (socket) => socket.resetAndDestroy(),
    repair: false,
    allow: unreachable,
  },
];
