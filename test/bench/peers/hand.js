/** The same service written by hand with `node:http` and undici: what nothing in Node can do with much less work. */
import { Ajv } from 'ajv';
import { Pool } from 'undici';
import { orderSchema, projectPage } from '../documents/payloads.js';
import { listen, upstream } from './listen.js';

const pool = new Pool(upstream, { connections: 128 });
const headers = { accept: 'application/json' };
const isOrder = new Ajv().compile(orderSchema);

const get = (path) => pool.request({ path, method: 'GET', headers });
const read = async ({ body }) => body.json();

const routes = {
  'GET /small': (_, response) => pass('/small', response),
  'GET /large': (_, response) => pass('/octets/1048576', response),
  async 'GET /page'(_, response) {
    answer(response, JSON.stringify(projectPage(await read(await get('/page/10000')))));
  },
  async 'GET /largest'(_, response) {
    const { body } = await get('/page/10485760');
    answer(response, Buffer.from(await body.arrayBuffer()));
  },
  async 'GET /largest-mapped'(_, response) {
    answer(response, JSON.stringify(projectPage(await read(await get('/page/10485760')))));
  },
  async 'GET /lookup'(_, response) {
    const one = await read(await get('/arrival'));
    const all = await read(await get('/berths'));
    const hit = new Map(all.map((row) => [row.berthId, row])).get(one.berthId);
    answer(response, JSON.stringify({ ship: one.ship, quay: hit.quay, depth: hit.depthMetres }));
  },
  async 'POST /orders'(request, response) {
    const order = JSON.parse(await textOf(request));
    if (!isOrder(order)) return response.writeHead(400).end();
    const sent = { ...headers, 'content-type': 'application/json' };
    const { body } = await pool.request({
      path: '/orders',
      method: 'POST',
      headers: sent,
      body: JSON.stringify(order),
    });
    answer(response, Buffer.from(await body.arrayBuffer()));
  },
};

listen((request, response) => {
  const query = request.url.indexOf('?');
  const path = query === -1 ? request.url : request.url.slice(0, query);
  const route = routes[`${request.method} ${path}`];
  if (route === undefined) response.writeHead(404).end();
  else route(request, response).catch((error) => response.writeHead(502).end(error.message));
});

async function pass(path, response) {
  const { statusCode, headers: received, body } = await get(path);
  response.writeHead(statusCode, {
    'content-type': received['content-type'],
    'content-length': received['content-length'],
  });
  body.pipe(response);
}

function answer(response, content) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) });
  response.end(content);
}

function textOf(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).utf8Slice()));
    request.on('error', reject);
  });
}
