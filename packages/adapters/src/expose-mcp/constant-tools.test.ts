import { afterEach, describe, expect, test } from '@jest/globals';
import { LogHub, type LogEntry } from '@naftiko/runtime';
import { documentOf } from '../../../../test/support/expose/mcp-documents.js';
import { serveDocument, type ServedDocument } from '../../../../test/support/serve-document.js';

const stocks = documentOf({
  mcp: `
        - name: stock
          description: The stock of one shop
          inputParameters: [{ name: shop, type: string, description: The shop, required: true }]
          outputParameters: [{ name: pieces, type: string, value: '7' }]`,
});

describe('a tool that always answers the same', () => {
  let served: ServedDocument | undefined;
  afterEach(() => served?.close());

  /** Serves the document; `entries` are the log lines so far. */
  async function serveStocks() {
    const entries: LogEntry[] = [];
    const logs = new LogHub({ level: 'WARN', write: (entry) => entries.push(entry), now: () => new Date() });
    served = await serveDocument(stocks, { options: { logs } });
    const url = served.urlOf('mcp');
    const call = async (name: string, given: Readonly<Record<string, string>>): Promise<unknown> => {
      const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } };
      const headers = { 'content-type': 'application/json' };
      const answered = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      return ((await answered.json()) as { readonly result: unknown }).result;
    };
    return { logs, entries, call };
  }

  test('answers each call alike, and still reports unknown arguments', async () => {
    const { call } = await serveStocks();
    const first = await call('noop', {});
    expect(first).toMatchObject({ structuredContent: { ok: 'yes' } });
    for (let more = 0; more < 3; more += 1) expect(await call('noop', {})).toEqual(first);
    expect(await call('noop', { extra: 'x' })).toMatchObject({ _meta: { 'naftiko/ignoredArguments': ['extra'] } });
    expect(await call('noop', {})).toEqual(first);
  });

  test('checks its required arguments in each call', async () => {
    const { call } = await serveStocks();
    const answered = [];
    for (const given of [{ shop: 'a' }, {}, { shop: 'b' }, {}]) answered.push(await call('stock', given));
    const [one, refused] = answered;
    expect(one).toMatchObject({ structuredContent: { pieces: '7' } });
    expect(refused).toMatchObject({ isError: true });
    expect(answered).toEqual([one, refused, one, refused]);
  });

  test('has a line in the log for each call, also when the level is lowered later', async () => {
    const { logs, entries, call } = await serveStocks();
    const countLines = (): number => entries.filter(({ message }) => message === 'tool call').length;
    await call('noop', {});
    await call('noop', {});
    expect(countLines()).toBe(0);
    logs.setLevel('ROOT', 'DEBUG');
    await call('noop', {});
    await call('noop', {});
    expect(countLines()).toBe(2);
  });
});
