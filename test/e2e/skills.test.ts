import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { startHarbor } from '../../examples/harbor-simulator.js';
import { exchange } from '../support/http-exchange.js';
import type { NaftikoProcess } from '../support/naftiko-process.js';
import { residentRun } from '../support/resident-command.js';

interface Detail {
  readonly tools: readonly {
    readonly name: string;
    readonly instruction?: string;
    readonly invocationRef?: { readonly action: string; readonly port: number };
  }[];
}

const page = readFileSync('docs/skills.md', 'utf8');

describe('the skill of the harbour', () => {
  let harbor: Awaited<ReturnType<typeof startHarbor>>;
  let naftiko: NaftikoProcess;

  beforeAll(async () => {
    harbor = await startHarbor();
    naftiko = await residentRun([
      'examples/harbor-skill.yaml',
      '--strict',
      ...['--base-uri', `harbor=${harbor.url}/v1`],
      ...['--port', 'harbor-tools=0', '--port', 'harbor-skills=0'],
    ]);
  });

  afterAll(async () => {
    await naftiko?.stop();
    await harbor?.close();
  });

  const get = (path: string) =>
    exchange(new URL(naftiko.urlOf('harbor-skills')).origin, { method: 'GET', path: `/skills/harbor-skill${path}` });
  const detail = async () => JSON.parse((await get('')).text) as Detail;

  test('is shown correctly in docs/skills.md', async () => {
    const [, declared = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
    expect(readFileSync('examples/harbor-skill.yaml', 'utf8')).toContain(declared);
    const [, answered = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    const port = Number(new URL(naftiko.urlOf('harbor-tools')).port);
    expect(await detail()).toEqual(JSON.parse(answered.replace('9093', String(port))));
  });

  test('leads an agent to its instruction', async () => {
    const instruction = (await detail()).tools.find((tool) => tool.instruction !== undefined)?.instruction ?? '';
    const answer = await get(`/contents/${instruction}`);
    expect(answer.text).toBe(readFileSync(`examples/harbor-skill/${instruction}`, 'utf8'));
  });

  test('leads an agent to its tool', async () => {
    const { action, port } = (await detail()).tools[0]?.invocationRef ?? { action: '', port: 0 };
    const client = new Client({ name: 'skills-test', version: '1.0.0' });
    try {
      await client.connect(new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`)));
      const { content } = await client.callTool({ name: action, arguments: { terminal: 'south' } });
      expect(content).toMatchObject([{ type: 'text', text: expect.stringContaining('Coal quay') }]);
    } finally {
      await client.close();
    }
  });
});
