import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';
import { runCommand, makeTempDirectory } from './cli-command.js';

const page = await readFile('docs/control.md', 'utf8');
const example = 'examples/harbor-operations.yaml';

/** The commands of the page with their output. */
const shown = [...page.matchAll(/```console\n\$ naftiko (?!run)(.*)\n([^]*?)```/g)].map(
  ([, command = '', output = '']): readonly [string, string] => [command, output],
);

/** Replaces ports, versions and times, which differ between runs. */
const steady = (text: string): string =>
  text
    .replaceAll(/:\d{4,5}\b/g, ':PORT')
    .replaceAll(/\d+\.\d+\.\d+/g, 'VERSION')
    .replaceAll(/\d+s\n/g, 'TIME\n');

describe('the page on control adapters', () => {
  let running: NaftikoProcess;
  let empty: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    empty = await makeTempDirectory({});
    const anyPort = ['--port', 'berths=0', '--port', 'control=0', '--strict'];
    running = await runNaftiko([example, ...anyPort], { OPERATOR_TOKEN: 'harbour-master' });
  });
  afterAll(async () => {
    await running.stop();
    await empty.remove();
  });

  test('shows the adapter of the example', async () => {
    const document = parse(await readFile(example, 'utf8')) as { capability: { exposes: readonly unknown[] } };
    const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
    expect(document.capability.exposes).toContainEqual((parse(yaml) as readonly unknown[])[0]);
  });

  test.each(shown)('is right about "naftiko %s"', async (command, output) => {
    const env = {
      NAFTIKO_CONTROL_TOKEN: 'harbour-master',
      NAFTIKO_CONTROL_PORT: new URL(running.urlOf('control')).port,
    };
    const { stdout } = await runCommand(command.split(' '), { cwd: empty.cwd, env });
    expect(steady(stdout)).toBe(steady(output));
  });

  test('lists exactly the routes', () => {
    const routes = running.ready.capabilities
      .flatMap(({ exposes }) => exposes)
      .find(({ type }) => type === 'control')?.routes;
    const table = page.slice(page.indexOf('| route |'), page.indexOf('A route that is switched off'));
    const named = [...table.matchAll(/^\| (.*?) \|/gm)].slice(2).flatMap(([, cell = '']) => methodsIn(cell));
    expect(named).toHaveLength(routes ?? 0);
  });
});

/** `GET` and `PUT /x` are two routes; so are `GET /x`, `GET /y`. */
const methodsIn = (cell: string): readonly string[] => cell.match(/GET|PUT|POST/g) ?? [];
