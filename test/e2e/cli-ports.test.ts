import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shipDocument, makeTempDirectory } from './cli-command.js';
import { residentNaftiko, residentServing } from '../support/resident-command.js';
import { findFreePort } from '../support/free-port.js';

interface Ready {
  readonly capabilities: readonly {
    readonly exposes: readonly { readonly namespace: string; readonly url: string }[];
  }[];
}

const portsIn = (line: string): ReadonlyMap<string, number> =>
  new Map(
    (JSON.parse(line) as Ready).capabilities.flatMap(({ exposes }) =>
      exposes.map(({ namespace, url }) => [namespace, Number(new URL(url).port)]),
    ),
  );

describe('free ports for every adapter', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'ship.yaml': `${shipDocument}  - { type: control, port: 8603 }\n`,
      // Both adapters have the same port.
      'clash.yaml': shipDocument.replace('port: 9191', 'port: 8181'),
    });
  });
  afterAll(() => place.remove());

  const ready = async (...args: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const command = residentServing(['run', ...args, '--mock', '--log-format', 'json'], place);
    const line = await command.firstLine;
    command.kill('SIGTERM');
    await command.ended;
    return portsIn(line);
  };

  test.each([
    ['adapters with different ports', 'ship.yaml', [8181, 9191, 8603]],
    ['adapters with the same port', 'clash.yaml', [8181]],
  ])('are given to %s', async (_, file, written) => {
    const ports = [...(await ready(file, '--port', '*=0')).values()];
    expect(new Set(ports).size).toBe(ports.length);
    for (const port of written) expect(ports).not.toContain(port);
  });

  test.each([['before'], ['after']])('do not apply to an adapter that is named %s', async (order) => {
    const port = await findFreePort();
    const own = ['--port', `ships=${port}`];
    const all = ['--port', '*=0'];
    const ports = await ready('ship.yaml', ...(order === 'before' ? [...own, ...all] : [...all, ...own]));
    expect(ports.get('ships')).toBe(port);
    expect(ports.get('ship-tools')).not.toBe(9191);
  });
});

describe('--port auto', () => {
  test('takes the next free port where that of a document is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const files = {
      'ship.yaml': shipDocument.replace('port: 9191', `port: ${port}`).replace('port: 8181', `port: ${port}`),
    };
    const place = await makeTempDirectory(files);
    const command = residentServing(['run', 'ship.yaml', '--mock', '--log-format', 'json', '--port', 'auto'], place);
    const ports = [...portsIn(await command.firstLine).values()];
    command.kill('SIGTERM');
    await command.ended;
    await place.remove();
    await new Promise((resolve) => taken.close(resolve));
    expect(new Set([...ports, port]).size).toBe(3);
    for (const one of ports) expect(one - port).toBeLessThanOrEqual(100);
    expect(Math.min(...ports)).toBeGreaterThan(port);
  });
});

describe('a value for a name that no document uses', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'ship.yaml': shipDocument,
      'fixed.yaml': shipDocument.replace('{hostname}', 'registry.test'),
    });
  });
  afterAll(() => place.remove());

  test.each([
    ['run', ['run', 'ship.yaml', '--port', '*=0', '--var', 'hostnam=x'], 'Did you mean "hostname"?'],
    [
      'call',
      ['call', 'ship.yaml', 'read-ship', '--arg', 'imo=1', '--dry-run', '--var', 'hostnam=x'],
      'Did you mean "hostname"?',
    ],
    ['run without any name', ['run', 'fixed.yaml', '--port', '*=0', '--var', 'hostname=x'], 'There is none.'],
    ['run of two documents', ['run', 'ship.yaml', 'fixed.yaml', '--var', 'zone=x'], 'There is: hostname.'],
  ])('is refused by %s', async (_, args, phrase) => {
    const { code, stdout, stderr } = await residentNaftiko(args, place);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(phrase);
  });

  test('is accepted where a replaced base URI contains the name', async () => {
    const args = ['--base-uri', 'registry=http://127.0.0.1:9', '--var', 'hostname=x'];
    const { code } = await residentNaftiko(
      ['call', 'ship.yaml', 'read-ship', '--arg', 'imo=1', '--dry-run', ...args],
      place,
    );
    expect(code).toBe(0);
  });
});
