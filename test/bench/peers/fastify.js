/** The same service with Fastify and undici. */
import fastify from 'fastify';
import { Pool } from 'undici';
import { orderSchema, projectPage } from '../documents/payloads.js';
import { upstream } from './listen.js';

const pool = new Pool(upstream, { connections: 128 });
const app = fastify({ logger: false });

app.get('/small', async (_, reply) => {
  const { statusCode, headers, body } = await pool.request({ path: '/small', method: 'GET' });
  return reply.code(statusCode).header('content-type', headers['content-type']).send(body);
});

app.get('/page', async () => {
  const { body } = await pool.request({ path: '/page/10000', method: 'GET' });
  return projectPage(await body.json());
});

app.post('/orders', { schema: { body: orderSchema } }, async (request, reply) => {
  const { statusCode, headers, body } = await pool.request({
    path: '/orders',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  });
  return reply
    .code(statusCode)
    .header('content-type', headers['content-type'])
    .send(Buffer.from(await body.arrayBuffer()));
});

const url = await app.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
console.log(JSON.stringify({ event: 'ready', url }));
