import { Pool } from 'undici';
import { mocked } from '../documents/payloads.js';
import { upstream } from './listen.js';

const pool = new Pool(upstream, { connections: 128 });
const mockText = JSON.stringify(mocked);

/** How many tools a peer has: its second argument. */
const count = Number(process.argv[3] ?? 3);

const description = 'Gets a new session of the service';
const callUpstream = async () => {
  const { body } = await pool.request({ path: '/small', method: 'GET', headers: { accept: 'application/json' } });
  return JSON.stringify(await body.json());
};

/** The tools of every MCP peer: one that answers itself, and others with a call of the upstream. */
export const tools = [
  { name: 'mock', description: 'Answers itself', run: () => mockText },
  ...Array.from({ length: count - 1 }, (_, index) => ({
    name: index === 0 ? 'get-session' : `get-session-${index}`,
    description,
    run: callUpstream,
  })),
];

/** A result of one text. */
export const resultOf = (text) => ({ content: [{ type: 'text', text }] });

export const serverInfo = { name: 'benchmark', version: '1.0.0' };
