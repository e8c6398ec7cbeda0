import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { naftikoCommand } from '../support/naftiko-process.js';
import { openRecordingUpstream } from '../support/recording-upstream.js';
import { makeTempDirectory } from './cli-command.js';
import { until } from '../support/until.js';

const megabyte = Buffer.alloc(1024 * 1024, 'x');

const documentOf = (origin: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Octets, description: Passes octets on }
capability:
  consumes: [{ type: http, namespace: up, baseUri: ${origin}, resources: [] }]
  exposes:
    - type: rest
      namespace: front
      port: 8184
      resources: [{ path: '/pass/{{path}}', forward: { targetNamespace: up } }]
`;

/** With the defaults of V8 there are 16. */
test('256 MB that are passed on cause few full collections of garbage', async () => {
  const upstream = await openRecordingUpstream((_, response) => void response.end(megabyte));
  const directory = await makeTempDirectory({ 'octets.yaml': documentOf(upstream.origin) });
  const args = ['--trace-gc', naftikoCommand, 'run', path.join(directory.cwd, 'octets.yaml'), '--port', 'front=0'];
  const child = spawn(process.execPath, [...args, '--log-format', 'json', '--no-pages'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    let printed = '';
    child.stdout.on('data', (text: Buffer) => void (printed += text.toString()));
    await until(() => /"url":"http/.test(printed));
    const [, url] = /"url":"(http[^"]+)"/.exec(printed) ?? [];
    // V8's options are changed 2.5 s after the start.
    await sleep(3_000);
    printed = '';
    for (let requests = 0; requests < 256; requests += 1) {
      const answer = await fetch(`${url}/pass/octets`);
      expect((await answer.arrayBuffer()).byteLength).toBe(megabyte.length);
    }
    expect(printed.match(/Mark-Compact/g)?.length ?? 0).toBeLessThan(6);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'close');
    await directory.remove();
    await upstream.close();
  }
});
