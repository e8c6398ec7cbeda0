import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * The Salesforce Chat REST API, as far as one chat session needs it: strict about headers, sequence and status codes.
 *
 * Source: Salesforce "Chat REST API Developer Guide", chapters Request Headers, SessionId, ChasitorInit, ChatEnd,
 * Messages and Status Codes.
 *
 * @typedef {object} Simulator
 * @property {string} url where it listens; the API is below `/chat/rest`
 * @property {() => void} moveSessions gives every session a new affinity token, as when a server is taken out of service
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Session
 * @property {string} id
 * @property {string} key
 * @property {string} affinityToken
 * @property {string | undefined} formerToken what it was before the session moved
 * @property {number} sequence of the last request that was accepted; 0 before the first
 * @property {boolean} chatting
 * @property {readonly object[]} waiting messages that have not been fetched yet
 * @property {number} batches of messages fetched so far
 * @property {(() => void) | undefined} wake answers the long poll that is open
 *
 * @typedef {{ readonly status: number, readonly type?: string, readonly body?: string, readonly allow?: string }} Answer
 * @typedef {{ readonly headers: import('node:http').IncomingHttpHeaders, readonly body: string }} Call
 */

/**
 * Starts the simulator. `pollTimeoutMs` is how long a call to Messages waits before it answers 204.
 *
 * @param {{ port?: number, host?: string, pollTimeoutMs?: number }} [options]
 * @returns {Promise<Simulator>}
 */
export async function startSimulator({ port = 0, host = '127.0.0.1', pollTimeoutMs = 2_000 } = {}) {
  /** @type {Map<string, Session>} by key */
  const sessions = new Map();
  const routes = routesOver(sessions, pollTimeoutMs);

  const server = createServer((request, response) => {
    answerTo(request, routes).then(
      ({ status, type, body = '', allow }) => {
        if (type !== undefined) response.setHeader('Content-Type', type);
        if (allow !== undefined) response.setHeader('Allow', allow);
        if (status !== 204) response.setHeader('Content-Length', Buffer.byteLength(body));
        response.writeHead(status).end(body);
      },
      () => response.destroy(), // the caller disconnected while sending
    );
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://${host}:${address.port}`,
    moveSessions: () => {
      for (const session of sessions.values()) {
        session.formerToken = session.affinityToken;
        session.affinityToken = newToken();
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @type {Answer} */
const accepted = { status: 202, type: 'text/plain;charset=UTF-8', body: 'OK' };

/** @type {Answer} */
const done = { ...accepted, status: 200 };

/** @type {(value: object) => Answer} */
const json = (value) => ({ status: 200, type: 'application/json;charset=UTF-8', body: JSON.stringify(value) });

/** @type {(status: number, message: string) => Answer} */
const refusal = (status, message) => ({ ...json({ code: status, message }), status });

const newToken = () => randomUUID().slice(0, 8);

/**
 * @typedef {(call: Call) => Answer | Promise<Answer>} Handler
 *
 * @param {Map<string, Session>} sessions
 * @param {number} pollTimeoutMs
 * @returns {ReadonlyMap<string, { readonly method: string, readonly handle: Handler }>} by path
 */
function routesOver(sessions, pollTimeoutMs) {
  /** @type {(session: Session, body: string) => Answer} */
  const end = (session, body) => endChat(session, body, sessions);
  /** @type {(session: Session) => Promise<Answer>} */
  const wait = (session) => poll(session, pollTimeoutMs);
  return new Map([
    ['/chat/rest/System/SessionId', { method: 'GET', handle: (call) => openSession(call, sessions) }],
    ['/chat/rest/Chasitor/ChasitorInit', { method: 'POST', handle: (call) => inSequence(call, sessions, beginChat) }],
    ['/chat/rest/Chasitor/ChatEnd', { method: 'POST', handle: (call) => inSequence(call, sessions, end) }],
    ['/chat/rest/System/Messages', { method: 'GET', handle: (call) => inSession(call, sessions, wait) }],
  ]);
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {ReturnType<typeof routesOver>} routes
 * @returns {Promise<Answer>}
 */
async function answerTo(request, routes) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const route = routes.get((request.url ?? '/').replace(/\?.*$/s, ''));
  if (route === undefined) return refusal(404, 'There is no such resource.');
  if (request.method !== route.method) return { ...refusal(405, `Use ${route.method}.`), allow: route.method };
  if (!/^\d+$/.test(headerOf(request, 'api-version'))) {
    return refusal(400, 'X-LIVEAGENT-API-VERSION must be a number.');
  }
  return route.handle({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
}

/** @type {(call: Pick<Call, 'headers'>, name: string) => string} */
const headerOf = ({ headers }, name) => String(headers[`x-liveagent-${name}`] ?? '');

/** @type {(call: Call, sessions: Map<string, Session>) => Answer} */
function openSession(call, sessions) {
  const affinity = headerOf(call, 'affinity');
  if (affinity === '') return refusal(403, 'X-LIVEAGENT-AFFINITY is missing; the first call sends "null".');
  const known = [...sessions.values()].some(({ affinityToken }) => affinityToken === affinity);
  if (affinity !== 'null' && !known) return refusal(503, 'The affinity token has changed; reconnect with "null".');
  const session = {
    id: randomUUID(),
    key: `${randomUUID()}!${Date.now()}`,
    affinityToken: known ? affinity : newToken(),
    formerToken: undefined,
    sequence: 0,
    chatting: false,
    waiting: [],
    batches: 0,
    wake: undefined,
  };
  sessions.set(session.key, session);
  const { id, key, affinityToken } = session;
  return json({ id, key, affinityToken, clientPollTimeout: 40 });
}

/**
 * Accepts a call that names an existing session and its server.
 *
 * @param {Call} call
 * @param {Map<string, Session>} sessions
 * @param {(session: Session) => Answer | Promise<Answer>} next
 */
function inSession(call, sessions, next) {
  const session = sessions.get(headerOf(call, 'session-key'));
  const affinity = headerOf(call, 'affinity');
  if (session === undefined || affinity === '') return refusal(403, "The session isn't valid.");
  if (affinity === session.formerToken) return refusal(503, 'The affinity token has changed; reconnect.');
  if (affinity !== session.affinityToken) return refusal(403, "The session isn't valid.");
  return next(session);
}

/**
 * Accepts a call that is also the next one in its session: 1, then one more with every accepted request.
 *
 * @param {Call} call
 * @param {Map<string, Session>} sessions
 * @param {(session: Session, body: string) => Answer} next
 */
const inSequence = (call, sessions, next) =>
  inSession(call, sessions, (session) => {
    const expected = session.sequence + 1;
    if (headerOf(call, 'sequence') !== String(expected)) {
      return refusal(400, `X-LIVEAGENT-SEQUENCE must be ${expected}.`);
    }
    const answer = next(session, call.body);
    if (answer.status < 400) session.sequence = expected;
    return answer;
  });

/** @type {(value: unknown) => boolean} */
const isText = (value) => typeof value === 'string';

/**
 * The required fields of ChasitorInit.
 *
 * @type {Readonly<Record<string, (value: unknown) => boolean>>}
 */
const initFields = {
  organizationId: isText,
  deploymentId: isText,
  buttonId: isText,
  sessionId: isText,
  userAgent: isText,
  language: isText,
  screenResolution: isText,
  visitorName: isText,
  prechatDetails: Array.isArray,
  prechatEntities: Array.isArray,
  receiveQueueUpdates: (value) => typeof value === 'boolean',
  isPost: (value) => value === true,
};

/** @type {(session: Session, body: string) => Answer} */
function beginChat(session, body) {
  const init = objectIn(body);
  if (init === undefined) return refusal(400, 'The JSON body could not be understood.');
  const wrong = Object.entries(initFields).find(([field, fits]) => !fits(init[field]));
  if (wrong !== undefined) return refusal(400, `The field "${wrong[0]}" is missing or wrong.`);
  if (init.sessionId !== session.id) return refusal(403, 'The field "sessionId" names another session.');
  if (session.chatting) return refusal(400, 'This session already has a chat.');
  session.chatting = true;
  tell(session, { type: 'ChatRequestSuccess', message: { visitorId: randomUUID(), queuePosition: 1 } });
  tell(session, { type: 'ChatEstablished', message: { name: 'Simulator', userId: '005000000000001' } });
  return done;
}

/** @type {(session: Session, body: string, sessions: Map<string, Session>) => Answer} */
function endChat(session, body, sessions) {
  if (body !== '' && objectIn(body) === undefined) return refusal(400, 'The JSON body could not be understood.');
  sessions.delete(session.key);
  session.wake?.();
  return accepted;
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

/** @type {(session: Session, message: object) => void} */
function tell(session, message) {
  session.waiting = [...session.waiting, message];
  session.wake?.();
}

/** @type {(session: Session, timeoutMs: number) => Promise<Answer>} */
async function poll(session, timeoutMs) {
  if (session.wake !== undefined) return refusal(409, 'Another call to Messages is open for this session.');
  if (session.waiting.length === 0) {
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      session.wake = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
    session.wake = undefined;
  }
  if (session.waiting.length === 0) return { status: 204 };
  const messages = session.waiting;
  session.waiting = [];
  session.batches += 1;
  return json({ messages, sequence: session.batches, offset: session.batches });
}

// Run alone: node examples/live-agent-simulator.js --port 9300
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '9300' }, host: { type: 'string' } } });
  const simulator = await startSimulator({ port: Number(values.port), ...(values.host && { host: values.host }) });
  console.log(`Salesforce Chat REST API (simulated): ${simulator.url}/chat/rest`);
}
