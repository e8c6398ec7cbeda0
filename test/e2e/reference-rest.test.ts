import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chatRequest, firstHeaders, sessionHeaders } from '../../examples/visitor.js';
import { exchange, type Answer } from '../support/http-exchange.js';
import { startReferenceExample, type ReferenceExample } from '../support/live-agent.js';

interface Session {
  readonly id: string;
  readonly key: string;
  readonly affinityToken: string;
}

let example: ReferenceExample;

beforeAll(async () => {
  example = await startReferenceExample();
});

afterAll(() => example?.stop());

const openSession = async (): Promise<Session> => {
  const answer = await exchange(example.restUrl, {
    method: 'GET',
    path: '/v1/system/sessionid',
    headers: firstHeaders,
  });
  return JSON.parse(answer.text) as Session;
};

const initiate = (session: Session, headers = sessionHeaders(session, 1)): Promise<Answer> =>
  exchange(example.restUrl, {
    method: 'POST',
    path: '/v1/chasitor/chasitorinit',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(chatRequest(session.id)),
  });

const end = (session: Session, sequence: number): Promise<Answer> =>
  exchange(example.restUrl, {
    method: 'POST',
    path: '/v1/chasitor/chatend',
    headers: sessionHeaders(session, sequence),
  });

describe('the reference example over REST', () => {
  test('lists its exposes in the ready line', () => {
    expect(example.naftiko.ready.capabilities).toMatchObject([
      {
        label: 'Salesforce Service Cloud Salesforce Chat REST API — Sessions',
        exposes: [
          { namespace: 'salesforce-live-agent-sessions-rest', type: 'rest', routes: 3 },
          { namespace: 'salesforce-live-agent-sessions-mcp', type: 'mcp', tools: 3 },
        ],
      },
    ]);
  });

  test('completes a chat session', async () => {
    const session = await openSession();
    expect(session).toEqual({
      id: expect.any(String),
      key: expect.any(String),
      affinityToken: expect.any(String),
      clientPollTimeout: 40,
    });

    const begun = await initiate(session);
    expect(begun).toMatchObject({ status: 200, text: 'OK' });
    expect(begun.headers['content-type']).toMatch(/^text\/plain/);

    expect(await end(session, 2)).toMatchObject({ status: 202, text: 'OK' });
    expect((await end(session, 3)).status).toBe(403);
  });

  test('answers a wrong session key with the 403 of the upstream', async () => {
    const session = await openSession();
    const answer = await initiate(session, sessionHeaders({ ...session, key: 'wrong' }, 1));
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toEqual({ code: 403, message: "The session isn't valid." });
  });

  test('answers a request that is out of sequence with the 400 of the upstream', async () => {
    const session = await openSession();
    expect((await initiate(session, sessionHeaders(session, 7))).status).toBe(400);
  });

  test('answers a session whose server changed with the 503 of the upstream', async () => {
    const session = await openSession();
    example.simulator.moveSessions();
    expect((await initiate(session)).status).toBe(503);
  });

  test('answers a caller who sends no session headers with the 403 of the upstream', async () => {
    expect((await exchange(example.restUrl, { method: 'GET', path: '/v1/system/sessionid' })).status).toBe(403);
  });
});
