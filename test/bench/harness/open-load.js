import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cores, spawnPinned } from './pinned.js';

const program = fileURLToPath(new URL('load-generator.js', import.meta.url));

/** Starts the program that sends load. `send` gives `{ requests, elapsedMs, p50, p99 }`, times in milliseconds. */
export function openLoad() {
  const child = spawnPinned(cores.load, process.execPath, [program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    async send(order) {
      const { hostname: host, port } = new URL(order.url);
      child.send({ ...order, host, port: Number(port) });
      const [{ measured, failed }] = await once(child, 'message');
      if (failed !== undefined) throw new Error(`${order.url}: ${failed}`);
      return measured;
    },
    close: () => child.kill('SIGKILL'),
  };
}

/** A request as the bytes that are sent. */
export function messageOf(
  url,
  { method = 'GET', headers = {}, body, contentLength = Buffer.byteLength(body ?? '') } = {},
) {
  const { pathname, search, host } = new URL(url);
  const lines = Object.entries({ host, ...headers, ...(contentLength > 0 && { 'content-length': contentLength }) });
  const head = [
    `${method} ${pathname}${search} HTTP/1.1`,
    ...lines.map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ];
  return { head: head.join('\r\n') + (body ?? '') };
}
