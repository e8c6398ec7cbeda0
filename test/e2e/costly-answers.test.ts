import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { worstTexts } from '../attack/worst-texts.js';
import { runNaftiko } from '../support/naftiko-process.js';
import { serving, type Served } from '../fields/serving.js';

const formats = Object.keys(worstTexts);

const textOf = (format: string, name: string, length: number): string => {
  const write = worstTexts[format]?.[name];
  if (write === undefined) throw new TypeError(`There is no text "${name}".`);
  return write(length);
};

/** An operation for each format, and one more that reads XML. */
const documentFor = (origin: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${origin}
      resources:
${[...formats, 'other'].map((name) => `        - { name: ${name}, path: /${name}, operations: [{ name: ${name}, method: GET, outputRawFormat: ${name === 'other' ? 'xml' : name} }] }`).join('\n')}
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - { path: /idle, operations: [{ name: idle, method: GET, outputParameters: [{ type: string, value: idle }] }] }
${[...formats, 'other'].map((name) => `        - { path: /${name}, operations: [{ name: ${name}, method: GET, call: up.${name}, outputParameters: [{ type: array, mapping: $..x, items: { type: string, mapping: $ } }] }] }`).join('\n')}
        - path: /steps
          operations:
            - name: steps
              method: GET
              steps: [{ type: call, name: read, call: up.markdown }, { type: call, name: again, call: up.markdown }]
              mappings: [{ targetName: x, value: $.read.x }]
              outputParameters: [{ name: x, type: string }]
`;

interface Site extends Served {
  /** Makes the upstream answer a path with a text, and resolves when the next answer has been sent. */
  answerWith(path: string, text: string): Promise<void>;
}

async function withSite<T>(decodeTimeoutMs: number, work: (site: Site) => Promise<T>): Promise<T> {
  const texts = new Map<string, string>();
  let onSent: () => void = () => undefined;
  const upstream = createServer((request, response) => {
    response.on('finish', () => onSent()).end(texts.get(request.url ?? ''));
  });
  await once(upstream.listen(0, '127.0.0.1'), 'listening');
  const answerWith = (path: string, text: string): Promise<void> => {
    texts.set(path, text);
    return new Promise<void>((resolve) => (onSent = resolve));
  };
  try {
    const origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    return await serving(documentFor(origin), (served) => work({ ...served, answerWith }), {
      options: { decodeTimeoutMs },
    });
  } finally {
    upstream.closeAllConnections();
    upstream.close();
  }
}

const xmlWith = (value: string): string => `<a>${'<b>c</b>'.repeat(600)}<x>${value}</x></a>`;

describe('an answer that is slow to decode', () => {
  test.each<readonly [string, string, number]>([
    ['json', 'members with numeric names', 2_000_000],
    ['xml', 'prefixes far from their declaration', 500_000],
    ['csv', 'rows of one cell', 2_000_000],
    ['yaml', 'ampersands', 500_000],
    ['html', 'a wide table of empty rows', 60_000],
    ['markdown', 'quotes with lists', 40_000],
  ])('delays no other caller: %s, %s', (format, name, length) =>
    withSite(400, async ({ rest, answerWith }) => {
      await rest('GET /idle');
      const sent = answerWith(`/${format}`, textOf(format, name, length));
      const delays = monitorEventLoopDelay({ resolution: 5 });
      const answering = rest(`GET /${format}`);
      await sent;
      const start = performance.now();
      delays.enable();
      let others = 0;
      const isAnswered = answering.then(() => true);
      while (!(await Promise.race([isAnswered, rest('GET /idle').then(() => false)]))) others += 1;
      delays.disable();
      const decodingMs = performance.now() - start;
      expect(others).toBeGreaterThan(2);
      expect(delays.max / 1e6).toBeLessThan(decodingMs / 2);
      expect([200, 502]).toContain((await answering).status);
    }),
  );

  test.each<readonly [string, string, number]>([
    ['yaml', 'anchors', 4_000_000],
    ['markdown', 'headings over paragraphs', 60_000],
  ])('ends at the limit of time, and the next one is decoded: %s, %s', (format, name, length) =>
    withSite(1_000, async ({ rest, answerWith }) => {
      void answerWith(`/${format}`, textOf(format, name, length));
      const ended = await rest(`GET /${format}`);
      expect(ended.status).toBe(502);
      expect(JSON.parse(ended.text)).toMatchObject({
        detail: `The answer of the upstream cannot be read as ${format}: Its decoding takes more than the limit of 1000 ms.`,
        excerpt: expect.any(String) as unknown,
      });
      void answerWith('/other', xmlWith('1'));
      expect(JSON.parse((await rest('GET /other')).text)).toEqual(['1']);
    }),
  );

  test('fails the step that reads it', () =>
    withSite(1_000, async ({ rest, answerWith }) => {
      void answerWith('/markdown', textOf('markdown', 'quotes with lists', 40_000));
      const ended = await rest('GET /steps');
      expect(ended.status).toBe(502);
      expect(ended.text).toContain('more than the limit of 1000 ms');
    }));

  test('leaves a thread to the answers of other operations', () =>
    withSite(60_000, async ({ rest, answerWith, urlOf }) => {
      const leaving = new AbortController();
      const sent = answerWith('/markdown', textOf('markdown', 'quotes with lists', 200_000));
      const slow = [1, 2, 3].map(() => fetch(`${urlOf('rest')}/markdown`, { signal: leaving.signal }));
      const left = Promise.allSettled(slow);
      await sent;
      void answerWith('/other', xmlWith('1'));
      expect(JSON.parse((await rest('GET /other')).text)).toEqual(['1']);

      // Two threads were busy: without callers their work ends, and the same operation is served again.
      leaving.abort();
      expect((await left).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      void answerWith('/markdown', `# A\n${'text\n\n'.repeat(500)}`);
      expect(JSON.parse((await rest('GET /markdown')).text)).toEqual([]);
    }));
});

describe('an answer whose value is far longer than its text', () => {
  test.each<readonly [string, string, number]>([
    ['csv', 'a long name over many rows', 200_000],
    ['html', 'a long name over many rows', 200_000],
  ])('is refused by its size: %s, %s', (format, name, length) =>
    withSite(60_000, async ({ rest, answerWith }) => {
      void answerWith(`/${format}`, textOf(format, name, length));
      const { status, text } = await rest(`GET /${format}`);
      expect(status).toBe(502);
      expect(text).toMatch(/longer than \d+ characters as JSON/);
    }),
  );
});

describe('the threads that decode answers', () => {
  test('do not keep a stopping process alive', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'naftiko-threads-'));
    const upstream = createServer((_, response) => void response.end(xmlWith('1')));
    await once(upstream.listen(0, '127.0.0.1'), 'listening');
    try {
      const file = path.join(folder, 'threads.yaml');
      await writeFile(file, documentFor(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`));
      const running = await runNaftiko([file, '--port', '*=0', '--decode-timeout', '60000']);
      expect(await (await fetch(`${running.urlOf('front')}/other`)).json()).toEqual(['1']);
      // Idle threads end after 30 s.
      const waiting = new AbortController();
      const late = setTimeout(15_000, 'still running', { signal: waiting.signal }).catch(() => undefined);
      expect(await Promise.race([running.stop(), late])).toBe(0);
      waiting.abort();
    } finally {
      upstream.closeAllConnections();
      upstream.close();
      await rm(folder, { recursive: true });
    }
  });
});
