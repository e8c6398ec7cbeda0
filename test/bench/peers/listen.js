import { createServer } from 'node:http';

/** Serves on a free port and says where. */
export function listen(handler, options = { keepAliveTimeout: 60_000 }) {
  const server = createServer(options, handler);
  server.listen(0, '127.0.0.1', 4_096, () => {
    console.log(JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${server.address().port}` }));
  });
}

/** Where the upstream is: the only argument of a peer. */
export const upstream = process.argv[2];
