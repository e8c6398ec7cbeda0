import { createServer } from 'node:http';
import { pathToFileURL, URLSearchParams } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * The harbour's API that `harbor-brief.yaml`, `harbor-skill.yaml` and `berths.yaml` consume. The berths are
 * public; port calls and pilots need a bearer token.
 *
 * @typedef {{ readonly status: number, readonly value: object }} Answer
 * @typedef {(found: RegExpExecArray, query: URLSearchParams, body: string) => Answer} Handler
 */

/** The only accepted token. */
export const harborToken = 'harbor-example-token';

const berths = [
  { berthId: 'N1', terminal: 'north', quay: 'Timber quay', depthMetres: 9.5 },
  { berthId: 'N2', terminal: 'north', quay: 'Ferry quay', depthMetres: 7 },
  { berthId: 'S1', terminal: 'south', quay: 'Coal quay', depthMetres: 14 },
];

const calls = new Map([
  [
    'PC-1042',
    {
      id: 'PC-1042',
      ship: { imo: 'IMO-9074729', name: 'Aurora', flag: 'NO' },
      eta: '2026-06-01T06:30:00Z',
      terminal: 'north',
      berthId: 'N2',
    },
  ],
]);

/** @type {readonly (readonly [string, RegExp, Handler])[]} */
const routes = [
  ['GET', /^\/v1\/calls\/([^/]+)$/, ([, id]) => callNamed(id)],
  ['GET', /^\/v1\/berths$/, (_, query) => berthsOf(query.get('terminal'))],
  ['POST', /^\/v1\/calls\/([^/]+)\/pilot$/, ([, id], _, body) => orderPilot(id, body)],
];

/**
 * Starts the harbour's API; it is below `/v1` of the returned URL.
 *
 * @param {{ port?: number, host?: string }} [options]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startHarbor({ port = 0, host = '127.0.0.1' } = {}) {
  const server = createServer((request, response) => {
    answerTo(request).then(
      ({ status, value }) =>
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value)),
      () => response.destroy(), // the caller disconnected while sending
    );
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://${host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Answer>}
 */
async function answerTo(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const [path = '/', query] = (request.url ?? '/').split('?', 2);
  const trusted = request.headers.authorization === `Bearer ${harborToken}`;
  if (!trusted && path !== '/v1/berths') return refusal(401, 'A bearer token is required.');
  for (const [method, pattern, handle] of routes) {
    const found = pattern.exec(path);
    if (found !== null && request.method === method) {
      return handle(found, new URLSearchParams(query), Buffer.concat(chunks).toString('utf8'));
    }
  }
  return refusal(404, 'There is no such resource.');
}

/** @type {(status: number, message: string) => Answer} */
const refusal = (status, message) => ({ status, value: { message } });

/** @type {(id: string | undefined) => Answer} */
function callNamed(id = '') {
  const call = calls.get(id);
  return call === undefined ? refusal(404, `There is no port call ${id}.`) : { status: 200, value: call };
}

/** @type {(terminal: string | null) => Answer} */
const berthsOf = (terminal) => ({
  status: 200,
  value: berths.filter((berth) => terminal === null || berth.terminal === terminal),
});

/** @type {(id: string | undefined, body: string) => Answer} */
function orderPilot(id = '', body) {
  if (!calls.has(id)) return refusal(404, `There is no port call ${id}.`);
  const order = objectIn(body);
  if (order === undefined) return refusal(400, 'The body is not a JSON object.');
  return { status: 201, value: { orderId: `${id}-P1`, boardingTime: order.boardingTime, tugs: order.tugs ?? 0 } };
}

/** @type {(body: string) => Record<string, unknown> | undefined} */
function objectIn(body) {
  try {
    const value = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

// Run alone: node examples/harbor-simulator.js --port 9400
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '9400' }, host: { type: 'string' } } });
  const harbor = await startHarbor({ port: Number(values.port), ...(values.host && { host: values.host }) });
  console.log(`Harbour API (simulated): ${harbor.url}/v1, token ${harborToken}`);
}
