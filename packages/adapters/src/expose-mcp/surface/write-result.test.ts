import { describe, expect, test } from '@jest/globals';
import { fail, ok, type Failure, type RawReply } from '@naftiko/engine';
import { writeToolResult, type CalledTool } from './write-result.js';

const get: CalledTool = { name: 'get', resultSchema: undefined, linkTo: undefined };

const createRaw = (body: string | Uint8Array, contentType?: string, status = 200): RawReply => ({
  kind: 'raw',
  status,
  body: typeof body === 'string' ? Buffer.from(body) : body,
  contentType,
  headers: {},
});

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1]);

describe('the result of a tool', () => {
  test.each([
    ['JSON as text', createRaw('{"a": 1}', 'application/json'), [{ type: 'text', text: '{"a": 1}' }]],
    [
      'text in its charset',
      createRaw(Uint8Array.from([0xe9]), 'text/plain; charset=iso-8859-1'),
      [{ type: 'text', text: 'é' }],
    ],
    ['text without a content type', createRaw('OK'), [{ type: 'text', text: 'OK' }]],
    ['nothing as a word', createRaw('', undefined, 204), [{ type: 'text', text: 'Done, no content.' }]],
    ['an image', createRaw(png, 'image/png'), [{ type: 'image', mimeType: 'image/png', data: 'iVBORwAB' }]],
    ['a sound', createRaw(png, 'audio/ogg'), [{ type: 'audio', mimeType: 'audio/ogg', data: 'iVBORwAB' }]],
    [
      'other bytes',
      createRaw(png, 'application/zip'),
      [{ type: 'resource', resource: { uri: 'result:get', mimeType: 'application/zip', blob: 'iVBORwAB' } }],
    ],
    [
      'bytes without a content type',
      createRaw(png),
      [{ type: 'resource', resource: { uri: 'result:get', mimeType: 'application/octet-stream', blob: 'iVBORwAB' } }],
    ],
  ])('%s', (_, reply, content) => {
    expect(writeToolResult(ok(reply), get)).toEqual({ content, isError: false });
  });

  test('a value as compact JSON', () => {
    const reply = { kind: 'json', status: 200, value: { a: [1] }, headers: {} } as const;
    expect(writeToolResult(ok(reply), get).content).toEqual([{ type: 'text', text: '{"a":[1]}' }]);
  });

  test('nothing to answer as an empty object', () => {
    expect(writeToolResult(fail({ code: 'nothing-to-answer' }), get)).toEqual({
      content: [{ type: 'text', text: '{}' }],
      isError: false,
    });
  });
});

describe('a failed call', () => {
  test.each<[string, Failure, string]>([
    [
      'an upstream that refuses',
      { code: 'upstream-status', namespace: 'a', reply: createRaw('no such state', 'text/plain', 404) },
      'HTTP 404: no such state',
    ],
    [
      'in a step',
      { code: 'upstream-status', namespace: 'a', step: 'find', reply: createRaw('', undefined, 410) },
      'Step "find": HTTP 410',
    ],
    [
      'with an image',
      { code: 'upstream-status', namespace: 'a', reply: createRaw(png, 'image/png', 500) },
      'HTTP 500, 6 bytes of image/png',
    ],
    [
      'bad arguments',
      { code: 'input-invalid', issues: [{ input: 'nights', problem: 'must be an integer' }] },
      '"nights" must be an integer.',
    ],
    ['a script', { code: 'script-failed', reason: 'bad thing', step: 'boom' }, "Script step 'boom' failed: bad thing"],
  ])('describes the failure: %s', (_, failure, text) => {
    expect(writeToolResult(fail(failure), get)).toEqual({ content: [{ type: 'text', text }], isError: true });
  });

  test('shows at most 4 KiB of an upstream error, and whole characters', () => {
    const reply = createRaw('é'.repeat(5000), 'text/plain; charset=utf-8', 500);
    const [block] = writeToolResult(fail({ code: 'upstream-status', namespace: 'a', reply }), get).content;
    expect(block).toEqual({ type: 'text', text: `HTTP 500: ${'é'.repeat(2048)}…` });
  });
});
