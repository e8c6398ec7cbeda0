import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeTempDirectory, shipDocument } from '../e2e/cli-command.js';
import { residentNaftiko, residentServing } from '../support/resident-command.js';
import { readPage } from './page-fixture.js';

interface Ready {
  readonly gateway?: string;
  readonly capabilities: readonly { readonly exposes: readonly { readonly type: string; readonly url: string }[] }[];
}

describe('pages of the command', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'ship.yaml': shipDocument,
      'none.yaml': 'run: { pages: false }',
      'inspect.yaml': 'run: { pages: inspect }',
      'gateway.yaml': 'run: { pages: false, gateway: { pages: true } }',
    });
  });
  afterAll(() => place.remove());

  /** The status of the page, and whether it calls with `inspect`. */
  async function read(...args: readonly string[]): Promise<readonly [status: number, inspects: boolean]> {
    const command = residentServing(['run', 'ship.yaml', '--mock', '--log-format', 'json', ...args], place);
    try {
      const { gateway, capabilities } = JSON.parse(await command.firstLine) as Ready;
      const rest = gateway ?? capabilities[0]!.exposes.find(({ type }) => type === 'rest')!.url;
      const origin = rest.replace('localhost', '127.0.0.1');
      const { status } = await readPage(origin, gateway === undefined ? '/' : '/ship/');
      const operation = await readPage(origin, `${gateway === undefined ? '' : '/ship'}/_pages/operations/ships/0`);
      return [status, operation.text.includes('data-inspect')];
    } finally {
      command.kill('SIGTERM');
      await command.ended;
    }
  }

  const free = ['--port', '*=0'];

  test.each([
    ['on a loopback address', free, [200, false]],
    ['not with --no-pages', [...free, '--no-pages'], [404, false]],
    ['not on an address of a network', [...free, '--host', '0.0.0.0'], [404, false]],
    ['there with --pages', [...free, '--host', '0.0.0.0', '--pages'], [200, false]],
    ['with answers of upstreams for --pages=inspect', [...free, '--pages=inspect'], [200, true]],
    ['not with run.pages false', [...free, '--config', 'none.yaml'], [404, false]],
    ['with --pages against the file', [...free, '--config', 'none.yaml', '--pages'], [200, false]],
    ['with answers for run.pages inspect', [...free, '--config', 'inspect.yaml'], [200, true]],
    ['behind a gateway', ['--gateway', '0', '--no-cache'], [200, false]],
    ['not behind a gateway with --no-pages', ['--gateway', '0', '--no-cache', '--no-pages'], [404, false]],
    [
      'behind a gateway with run.gateway.pages',
      ['--gateway', '0', '--no-cache', '--config', 'gateway.yaml'],
      [200, false],
    ],
  ])('are shown %s', async (_, args, expected) => {
    await expect(read(...args)).resolves.toEqual(expected);
  });

  test('take no other word', async () => {
    const { code, stderr } = await residentNaftiko(['run', 'ship.yaml', '--pages=all'], place);
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are inspect.');
  });
});
