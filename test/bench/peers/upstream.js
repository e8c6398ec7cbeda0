/**
 * The upstream of every measurement: answers by path, from bytes that were prepared, with as little work as possible.
 * `/octets/<bytes>` and `/page/<bytes>` are made when they are first asked for; other paths answer the small body.
 */
import { createServer } from 'node:net';
import { arrival, berths, pageOf, small } from '../documents/payloads.js';
import { MessageReader } from '../harness/message-reader.js';

const answers = new Map();
const made = {
  octets: (bytes) => Buffer.alloc(bytes, 'x'),
  page: (bytes) => Buffer.from(JSON.stringify(pageOf(bytes))),
};
const known = { '/arrival': arrival, '/berths': berths };

const server = createServer({ noDelay: true }, (socket) => {
  const reader = new MessageReader();
  // A subject that ends leaves its connections behind.
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    const requestLine = reader.feed(bytes);
    if (requestLine !== undefined) socket.write(answerTo(requestLine.split(' ')[1]));
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${server.address().port}` }));
});

function answerTo(path) {
  let answer = answers.get(path);
  if (answer === undefined) {
    const [, kind, bytes] = path.split('/');
    const body = made[kind]?.(Number(bytes)) ?? Buffer.from(JSON.stringify(known[path] ?? small));
    const type = kind === 'octets' ? 'application/octet-stream' : 'application/json';
    const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`;
    answer = Buffer.concat([Buffer.from(head), body]);
    answers.set(path, answer);
  }
  return answer;
}
