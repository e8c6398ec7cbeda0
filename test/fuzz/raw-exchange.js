import { connect } from 'node:net';

/** Sends bytes as they are and reads until the other side closes; `undefined` when it never does. */
export function exchangeRaw(port, bytes, deadlineMs) {
  return new Promise((resolve) => {
    const chunks = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(undefined);
    }, deadlineMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    socket.write(bytes);
  });
}

/** The bytes of a request, each character of its head one byte. */
export const writeRequest = (method, target, headers, body = '') =>
  Buffer.concat([
    Buffer.from(
      `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`,
      'latin1',
    ),
    Buffer.from(body),
  ]);
