import { Agent, request as httpRequest } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type Running, type RunOptions } from '@naftiko/runtime';
import { createRecordingLogs } from '../support/recording-logs.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

interface Version {
  readonly word: string;
  readonly tools?: readonly string[];
  readonly restPort?: number;
  readonly more?: object;
}

/** A document whose answers name the version they come from. */
const documentOf = (origin: string, { word, tools = ['say'], restPort = 8701, more = {} }: Version): string =>
  JSON.stringify({
    naftiko: '1.0.0-alpha2',
    info: { label: 'Sayings', description: 'Says what version it is' },
    ...more,
    capability: {
      consumes: [
        {
          type: 'http',
          namespace: 'echo',
          baseUri: origin,
          resources: [
            {
              name: 'words',
              path: '/words',
              operations: [
                { name: 'get', method: 'GET', inputParameters: [{ name: 'word', in: 'query', value: word }] },
              ],
            },
          ],
        },
      ],
      exposes: [
        {
          type: 'rest',
          namespace: 'front',
          port: restPort,
          resources: [{ path: '/word', name: 'word', operations: [{ method: 'GET', name: 'word', call: 'echo.get' }] }],
        },
        {
          type: 'mcp',
          namespace: 'agent',
          port: 8702,
          tools: tools.map((name) => ({ name, description: 'Says its version', call: 'echo.get' })),
        },
      ],
    },
  });

describe('a running capability', () => {
  let upstream: RecordingUpstream;
  /** Pending answers of the upstream. */
  let held: (() => void)[];
  const running: Running[] = [];

  beforeEach(async () => {
    held = [];
    upstream = await openRecordingUpstream(({ rawQuery }, response) => {
      const answer = (): void => void response.writeHead(200, { 'Content-Type': 'text/plain' }).end(rawQuery);
      if (rawQuery.includes('slow')) held.push(answer);
      else answer();
    });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close(0)));
    await upstream.close();
  });

  const version = (given: Version): string => documentOf(upstream.origin, given);

  async function serve(first: Version, options: Partial<RunOptions> = {}) {
    const planned = await planDocument('sayings.yaml', version(first), loadBuiltins);
    const ports = new Map([
      ['front', 0],
      ['agent', 0],
    ]);
    const started = await start([planned], { ...defaultRunOptions, ports, ...options });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    running.push(started.value);
    const [capability] = started.value.capabilities;
    const urlOf = (type: string): string => capability?.exposes.find((expose) => expose.type === type)?.url ?? '';
    return { capability: capability!, rest: `${urlOf('rest')}/word`, mcp: urlOf('mcp') };
  }

  test('answers every request while it is reloaded a hundred times', async () => {
    const { capability, rest, mcp } = await serve({ word: 'v0' });
    const agent = new Agent({ keepAlive: true });
    let done = false;
    const failed: string[] = [];
    let answered = 0;
    const keepAsking = async (ask: () => Promise<string>): Promise<void> => {
      while (!done) {
        const said = await ask().catch((cause: unknown) => `failed: ${String(cause)}`);
        if (/^word=v\d+$/.test(said)) answered += 1;
        else failed.push(said);
      }
    };
    const callers = [
      ...Array.from({ length: 3 }, () => keepAsking(() => get(rest, agent))),
      ...Array.from({ length: 3 }, () => keepAsking(() => callTool(mcp, agent))),
      // A new connection for each request.
      keepAsking(() => get(rest, new Agent({ keepAlive: false }))),
    ];
    const statuses = new Set<string>();
    for (let count = 1; count <= 100; count += 1) {
      const { status } = await capability.reload({ text: version({ word: `v${count}` }), structural: 'refuse' });
      statuses.add(status);
      // Planning does not yield to the event loop, so requests are sent between reloads and during them.
      const enough = answered + 10;
      while (answered < enough && failed.length === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    done = true;
    await Promise.all(callers);
    expect([...statuses]).toEqual(['applied']);
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThanOrEqual(1000);
    expect(await get(rest, agent)).toBe('word=v100');
    agent.destroy();
  });

  test('finishes a request on the version that received it', async () => {
    const { capability, rest } = await serve({ word: 'slow' });
    const begun = fetch(rest);
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await capability.reload({ text: version({ word: 'next' }), structural: 'refuse' })).toMatchObject({
      status: 'applied',
    });
    expect(await (await fetch(rest)).text()).toBe('word=next');
    held[0]?.();
    expect(await (await begun).text()).toBe('word=slow');
  });

  test('keeps its last good version when the next one has errors, and reports them', async () => {
    const lines: string[] = [];
    const logs = createRecordingLogs(
      ({ message, fields }) => void lines.push(`${message} ${String(fields['code'] ?? '')}`),
    );
    const { capability, rest } = await serve({ word: 'good' }, { logs });
    const broken = version({ word: 'bad' }).replace('"call":"echo.get"', '"call":"echo.gone"');
    expect(await capability.reload({ text: broken, structural: 'apply' })).toMatchObject({
      status: 'refused',
      errors: [{ code: 'call-unresolved' }],
    });
    expect(await capability.reload({ text: ': no yaml [', structural: 'apply' })).toMatchObject({ status: 'refused' });
    const unset = version({
      word: '{{MISSING}}',
      more: { binds: [{ namespace: 'env', keys: { MISSING: 'MISSING' } }] },
    });
    expect(await capability.reload({ text: unset, structural: 'apply' })).toMatchObject({
      status: 'refused',
      errors: [{ code: 'variable-missing' }],
    });
    expect(await (await fetch(rest)).text()).toBe('word=good');
    expect(lines).toContain('broken in the document call-unresolved');
  });

  test('lists every file on which it depends, including those of a refused version', async () => {
    const { capability } = await serve({ word: 'v1' });
    const home = path.dirname(path.resolve('sayings.yaml'));
    expect(capability.files).toEqual([path.join(home, 'sayings.yaml')]);
    // Files named in a text of a caller are not watched.
    const values = { binds: [{ namespace: 'x', location: 'file:///./x.json', keys: { X: 'X' } }] };
    await capability.reload({ text: version({ word: '{{X}}', more: values }), structural: 'refuse' });
    // The document does not exist.
    await capability.reload({ structural: 'apply' });
    expect(capability.files).toEqual([path.join(home, 'sayings.yaml')]);

    const text = version({ word: 'v1', more: values })
      .replace('"consumes":[', '"consumes":[{"type":"http","location":"./gone.yaml","import":"gone"},')
      .replace(
        '"operations":[',
        '"operations":[{"name":"packed","method":"GET","outputRawFormat":"avro","outputSchema":"./word.avsc"},',
      );
    const other = await startText(text);
    running.push(other);
    const names = ['other.yaml', 'gone.yaml', 'word.avsc', 'x.json'];
    expect(other.capabilities[0]?.files).toEqual(names.map((name) => path.join(home, name)));
  });

  test('accepts a document whose broken part was broken before', async () => {
    const broken = (word: string): Version => ({ word, tools: ['say', 'say-too'] });
    const text = (word: string): string =>
      version(broken(word)).replace(
        '"name":"say-too","description":"Says its version","call":"echo.get"',
        '"name":"say-too","description":"Cannot","call":"echo.gone"',
      );
    const { capability, rest } = await serve({ word: 'v1' });
    expect(await capability.reload({ text: text('v2'), structural: 'refuse' })).toMatchObject({ status: 'refused' });
    running.push(await startText(text('v3')));
    const other = running.at(-1)!.capabilities[0]!;
    expect(await other.reload({ text: text('v4'), structural: 'refuse' })).toMatchObject({ status: 'applied' });
    expect(await (await fetch(rest)).text()).toBe('word=v1');
  });

  test('keeps sockets for a caller of the control adapter, and moves them for an operator', async () => {
    const { capability, rest } = await serve({ word: 'v1' }, { ports: new Map([['agent', 0]]) });
    const moved = version({ word: 'v2', restPort: 8703 });
    const changes = [{ path: '/capability/exposes/0/port', from: 8701, to: 8703 }];
    expect(await capability.reload({ text: moved, structural: 'refuse' })).toEqual({ status: 'structural', changes });
    expect(await (await fetch(rest)).text()).toBe('word=v1');
    expect(await capability.reload({ text: moved, structural: 'apply' })).toMatchObject({ status: 'applied' });
    expect(await (await fetch('http://127.0.0.1:8703/word')).text()).toBe('word=v2');
    await expect(fetch(rest)).rejects.toThrow();
    expect(capability.exposes.map(({ url }) => url)).toContain('http://127.0.0.1:8703');
  });

  test('does nothing for an equal text', async () => {
    const { capability } = await serve({ word: 'same' });
    expect(await capability.reload({ text: version({ word: 'same' }), structural: 'refuse' })).toEqual({
      status: 'unchanged',
    });
  });

  test('is reloaded one at a time, with operators waiting, and not while it stops', async () => {
    const { capability } = await serve({ word: 'v1' });
    const [first, second] = [
      capability.reload({ text: version({ word: 'v2' }), structural: 'refuse' }),
      capability.reload({ text: version({ word: 'v3' }), structural: 'refuse' }),
    ];
    expect(await second).toEqual({ status: 'busy' });
    expect(await first).toMatchObject({ status: 'applied' });
    const [third, operators] = [
      capability.reload({ text: version({ word: 'v3' }), structural: 'refuse' }),
      ['v4', 'v5'].map((word) => capability.reload({ text: version({ word }), structural: 'apply' })),
    ];
    expect((await Promise.all([third, ...operators])).map(({ status }) => status)).toEqual(Array(3).fill('applied'));
    const underway = capability.reload({ text: version({ word: 'v6' }), structural: 'refuse' });
    const closing = capability.close(0);
    expect(await underway).toMatchObject({ status: 'applied' });
    await closing;
    expect(await capability.reload({ text: version({ word: 'v7' }), structural: 'refuse' })).toEqual({
      status: 'busy',
    });
  });

  const startText = async (text: string): Promise<Running> => {
    const planned = await planDocument('other.yaml', text, loadBuiltins);
    const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
    const started = await start([planned], { ...defaultRunOptions, ports });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    return started.value;
  };
});

function get(url: string, agent: Agent): Promise<string> {
  return exchange(url, agent, { method: 'GET' });
}

async function callTool(url: string, agent: Agent): Promise<string> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'say', arguments: {} } });
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  const answer = JSON.parse(await exchange(url, agent, { method: 'POST', headers, body })) as {
    result?: { content: readonly { text: string }[] };
  };
  return answer.result?.content[0]?.text ?? JSON.stringify(answer);
}

const exchange = (
  url: string,
  agent: Agent,
  { body, ...options }: { method: string; headers?: Record<string, string>; body?: string },
): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(url, { agent, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response
        .on('error', reject)
        .on('end', () => resolve(response.statusCode === 200 ? text : `${response.statusCode} ${text}`));
    });
    sent.on('error', reject).end(body);
  });
