import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runNaftiko } from '../support/naftiko-process.js';
import { residentNaftiko, residentRun } from '../support/resident-command.js';

const document = `naftiko: 1.0.0-alpha2
info: { label: Mock, description: Answers by itself }
capability:
  consumes:
  - type: http
    namespace: up
    baseUri: http://up.example.com
    resources: [{ name: thing, path: /thing, operations: [{ name: get, method: GET }] }]
  exposes:
  - type: rest
    namespace: front
    port: 8190
    resources: [{ name: thing, path: /thing, operations: [{ name: get, method: GET, call: up.get }] }]
`;

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-keep-alive-'));
  file = path.join(directory, 'mock.yaml');
  await writeFile(file, document);
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('an idle connection of a caller', () => {
  test.each([
    ['75 seconds by default', [], 'timeout=75'],
    ['the given number of milliseconds', ['--keep-alive', '90000'], 'timeout=90'],
    ['the given time', ['--keep-alive', '2min'], 'timeout=120'],
  ] as const)('stays open for %s', async (_, args, promised) => {
    const naftiko = await residentRun([file, '--mock', '--port', 'front=0', ...args]);
    const agent = new Agent({ keepAlive: true });
    const asked = request(`${naftiko.urlOf('front')}/thing`, { agent }).end();
    const [response] = (await once(asked, 'response')) as [{ headers: Record<string, string>; resume(): void }];
    response.resume();
    expect(response.headers['keep-alive']).toBe(promised);
    agent.destroy();
    await naftiko.stop();
  });

  test('is closed after that time', async () => {
    const naftiko = await runNaftiko([file, '--mock', '--port', 'front=0', '--keep-alive', '1s']);
    const socket = connect(Number(new URL(naftiko.urlOf('front')).port), '127.0.0.1');
    socket.resume().write('GET /thing HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'close');
    expect(await naftiko.stop()).toBe(0);
  });

  test.each(['0', '90', '-1', 'soon', '5 years', '999ms'])('cannot stay open for %s', async (value) => {
    const { code, stderr } = await residentNaftiko(['run', file, `--keep-alive=${value}`], { cwd: directory });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--keep-alive')]);
  });
});
