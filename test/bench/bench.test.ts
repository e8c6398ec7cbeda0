import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { mcpDocument } from './documents/mcp-document.js';
import { restDocument } from './documents/rest-document.js';
import { serviceDocument } from './documents/service-document.js';
import { stepsDocument } from './documents/steps-document.js';
import { MessageReader } from './harness/message-reader.js';
import { drawPlots, refreshPage } from './page/performance-page.js';

const upstream = 'http://127.0.0.1:7000';

test.each([
  ['REST', restDocument(upstream)],
  ['MCP', mcpDocument(upstream, 5)],
  ['steps', stepsDocument(upstream, [1, 2])],
  ['a service', serviceDocument(upstream)],
])('the document of the measurement is valid: %s', async (_, text) => {
  const planned = await planDocument('bench.yaml', text, loadBuiltins);
  expect(planned.diagnostics).toEqual([]);
});

test('the page and its plots are those of the committed results', () => {
  const page = readFileSync('docs/performance.md', 'utf8');
  expect(refreshPage(page)).toBe(page);
  for (const [name, picture] of Object.entries(drawPlots())) {
    expect(readFileSync(`docs/images/${name}`, 'utf8')).toBe(picture);
  }
});

describe('the reader of messages', () => {
  const sized = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
  const chunked = 'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=1\r\nde\r\n0\r\n\r\n';

  test.each([1, 2, 7, 1_000])('recognises the end of messages that arrive in parts of %i bytes', (size) => {
    const reader = new MessageReader();
    const seen = [sized, chunked, 'GET / HTTP/1.1\r\n\r\n', sized].map((message) => {
      const parts = message.match(new RegExp(`[^]{1,${size}}`, 'g'))!;
      return parts.map((part) => reader.feed(Buffer.from(part)));
    });
    expect(seen.map((lines) => lines.at(-1))).toEqual([
      'HTTP/1.1 200 OK',
      'HTTP/1.1 201 Created',
      'GET / HTTP/1.1',
      'HTTP/1.1 200 OK',
    ]);
    expect(seen.flatMap((lines) => lines.slice(0, -1)).every((line) => line === undefined)).toBe(true);
  });
});
