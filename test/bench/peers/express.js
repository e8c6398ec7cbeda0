/** The same service as it is usually written: Express, undici, ajv. */
import { Ajv } from 'ajv';
import express from 'express';
import { Pool } from 'undici';
import { orderSchema, projectPage } from '../documents/payloads.js';
import { listen, upstream } from './listen.js';

const pool = new Pool(upstream, { connections: 128 });
const isOrder = new Ajv().compile(orderSchema);
const app = express();

app.get('/small', async (_, response) => {
  const { statusCode, headers, body } = await pool.request({ path: '/small', method: 'GET' });
  response.status(statusCode).set('content-type', headers['content-type']);
  response.set('content-length', headers['content-length']);
  body.pipe(response);
});

app.get('/page', async (_, response) => {
  const { body } = await pool.request({ path: '/page/10000', method: 'GET' });
  response.json(projectPage(await body.json()));
});

app.post('/orders', express.json(), async (request, response) => {
  if (!isOrder(request.body)) return response.status(400).json({ errors: isOrder.errors });
  const { statusCode, headers, body } = await pool.request({
    path: '/orders',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  });
  response.status(statusCode).type(headers['content-type']);
  response.send(Buffer.from(await body.arrayBuffer()));
});

listen(app, {});
