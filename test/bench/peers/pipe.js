/** A proxy that joins two streams of `node:http`: the measure for large bodies. */
import { Agent, request as ask } from 'node:http';
import { pipeline } from 'node:stream';
import { listen, upstream } from './listen.js';

const agent = new Agent({ keepAlive: true });
const { hostname, port } = new URL(upstream);

listen((request, response) => {
  const { 'content-length': length } = request.headers;
  const headers = length === undefined ? {} : { 'content-length': length };
  const sent = ask({ hostname, port, path: request.url, method: request.method, headers, agent }, (received) => {
    response.writeHead(received.statusCode, received.headers);
    pipeline(received, response, () => {});
  });
  pipeline(request, sent, () => {});
});
