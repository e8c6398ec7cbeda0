import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { residentNaftiko, residentServing } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

const needed = ['--name', 'Order Service', '--base-uri', 'https://api.acme.test/v1/'];
const create = ['create', 'capability', ...needed];

let place: Awaited<ReturnType<typeof makeTempDirectory>>;
beforeEach(async () => {
  place = await makeTempDirectory({});
});
afterEach(() => place.remove());

const read = (name: string): Promise<string> => readFile(path.join(place.cwd, name), 'utf8');

/** The arguments of the commands that a new capability is followed by. */
const commandsIn = (output: string): readonly (readonly string[])[] =>
  [...output.matchAll(/^ {2}naftiko (.*)$/gm)].map(([, words = '']) => words.split(' '));

/** What each template serves: a request to its first adapter, and a part of the answer. */
const served: readonly (readonly [template: string, request: string, answer: string])[] = [
  ['rest-mcp', '/users', '"path":"/users"'],
  ['steps', '/orders/1', '{"status":"status","customer":{"name":"name","city":"city"}}'],
  ['forward', '/a/b?c=d', '"path":"/a/b","query":{"c":"d"}'],
  ['skills', '/skills', 'order-service-skill'],
];

describe('naftiko create capability', () => {
  test.each(served)('%s: the three commands that it prints work, in this order', async (template, request, answer) => {
    const { code, stdout } = await residentNaftiko([...create, '--template', template], place);
    expect(code).toBe(0);
    const [validate = [], run = [], call = []] = commandsIn(stdout);

    expect(await residentNaftiko([...validate, '--fail-on', 'warning'], place)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^1 file: no errors \(/),
      stderr: '',
    });

    const serving = residentServing([...run, '--port', '*=0', '--log-format', 'json'], place);
    const ready = JSON.parse(await serving.firstLine) as Ready;
    const url = ready.capabilities[0]?.exposes.find(
      ({ type }) => type === (template === 'skills' ? 'skill' : 'rest'),
    )?.url;
    const reply = await fetch(new URL(request, url), { headers: { connection: 'close' } });
    expect([reply.status, await reply.text()]).toEqual([200, expect.stringContaining(answer)]);
    serving.kill('SIGTERM');
    expect(await serving.ended).toMatchObject({ code: 0 });

    const called = await residentNaftiko(call, place);
    expect(called).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(called.stdout)).toBeDefined();
  });

  test('the document begins as documents do, and holds the answers', async () => {
    await residentNaftiko([...create, '--port', '9300', '--output', 'new/place'], place);
    const text = await read('new/place/order-service.naftiko.yaml');
    expect(text).toMatch(/^# @naftiko\n---\n# yaml-language-server: \$schema=\.\/naftiko\.schema\.json\n/);
    for (const part of ['"Order Service"', '"https://api.acme.test/v1"\n', 'port: 9300', 'port: 9301', '{{path}}']) {
      expect(text).toContain(part);
    }
    expect(await read('new/place/.env.example')).toMatch(
      /^# Sent to api\.acme\.test; used at order-service\.naftiko\.yaml:\d+\.\nORDER_SERVICE_CREDENTIAL=\n$/,
    );
    const { stdout: schema } = await residentNaftiko(['schema'], place);
    expect(await read('new/place/naftiko.schema.json')).toBe(schema);
    const { jobs } = parse(await read('new/place/.github/workflows/naftiko.yml')) as Workflow;
    expect(jobs.validate.steps.at(-1)?.run).toMatch(/^npx --yes naftiko@\d+\.\d+\.\d+ validate \. --strict$/);
  });

  test('a name is written as it was given, whatever YAML or HTML make of its characters', async () => {
    const label = `A & B: "c" #1 <d>`;
    await residentNaftiko(['create', 'capability', '--name', label, ...needed.slice(2)], place);
    const document = parse(await read('a-b-c-1-d.naftiko.yaml')) as { readonly info: { readonly label: string } };
    expect(document.info.label).toBe(label);
  });

  test('an API without a credential needs no env file; one with a key sends it', async () => {
    await residentNaftiko([...create, '--auth', 'none'], place);
    expect(await readdir(place.cwd)).not.toContain('.env.example');
    const { stdout } = await residentNaftiko(['env', 'order-service.naftiko.yaml'], place);
    expect(stdout).toBe('No values are required.\n');

    await residentNaftiko([...create, '--auth', 'apikey', '--force'], place);
    const request = ['call', 'order-service.naftiko.yaml', 'get-resource', '--arg', 'path=users', '--dry-run'];
    expect((await residentNaftiko(request, place)).stdout).toMatch(/X-API-Key/i);
  });

  test.each([
    ['nothing', [], ['--name is missing', '--base-uri is missing']],
    [
      'answers that cannot be used',
      ['--name', '!', '--base-uri', 'api.acme.test', '--port', '65535'],
      [
        '--name: The name needs a letter',
        '--base-uri: The address is an http or https URL',
        '--port: The port is a whole number from 1 to 65534',
      ],
    ],
    [
      'a credential in the address',
      ['--name', 'a', '--base-uri', 'https://u:hidden@acme.test'],
      ['cannot contain a credential'],
    ],
    ['an unknown template', ['--template', 'soap'], ['rest-mcp, steps, forward, skills']],
  ])('given %s without a terminal, all problems are named and nothing is written', async (_, args, phrases) => {
    const { code, stdout, stderr } = await residentNaftiko(['cr', 'cap', ...args], place);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const phrase of phrases) expect(stderr).toContain(phrase);
    expect(stderr).not.toContain('hidden');
    expect(await readdir(place.cwd)).toEqual([]);
  });

  test('files that exist are not replaced, except with --force', async () => {
    await residentNaftiko([...create, '--template', 'skills'], place);
    const before = await read('order-service.naftiko.yaml');
    const again = await residentNaftiko([...create, '--template', 'skills', '--port', '9300'], place);
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 2, stdout: '' });
    expect(again.stderr).toContain('"order-service.naftiko.yaml" exists already; nothing is written.');
    expect(again.stderr).toContain('"order-service-skill/SKILL.md" exists already');
    expect(await read('order-service.naftiko.yaml')).toBe(before);

    const second = await residentNaftiko(['c', 'cap', '--name', 'Other', ...needed.slice(2)], place);
    expect(second.code).toBe(0);
    expect(second.stdout).toMatch(
      /added {3}to \.env\.example what it lacked\nkept {4}naftiko\.schema\.json, which exists\n/,
    );
    expect((await read('.env.example')).match(/^\w+=/gm)).toEqual(['ORDER_SERVICE_CREDENTIAL=', 'OTHER_CREDENTIAL=']);

    expect((await residentNaftiko([...create, '--port', '9300', '--force'], place)).code).toBe(0);
    expect(await read('order-service.naftiko.yaml')).toContain('port: 9300');
  });

  test('alone the group is refused; it names what it creates', async () => {
    expect(await residentNaftiko(['create'], place)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining("missing required argument 'kind'. Known: capability."),
    });
    expect(await residentNaftiko(['create', 'api'], place)).toMatchObject({ code: 2, stdout: '' });
  });
});

// util-linux has it; other systems have a `script` with other options.
const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script');
if (!hasScript)
  process.stderr.write('The questions of "create" are not tested: there is no /usr/bin/script of util-linux.\n');

(hasScript ? describe : describe.skip)('naftiko create capability on a terminal', () => {
  test('asks for what no option says, and again when an answer cannot be used', async () => {
    const { code, shown } = await answer(
      ['--template', 'forward'],
      [
        ['Name of the capability: ', 'Órder Service\r'],
        ['API it calls: ', 'acme\r'],
        ['The address is an http or https URL', 'https://api.acme.test\r'],
        ['Port of the first server [8080]: ', '\r'],
        ['Credential of the API (bearer, apikey, none) [bearer]: ', 'none\r'],
      ],
    );
    expect(code).toBe(0);
    expect(shown).not.toContain('Template');
    expect(await read('order-service.naftiko.yaml')).toContain('label: "Órder Service"');
  });

  test.each([
    ['Ctrl-C', '\u0003', 130],
    ['the end of the input', '\u0004', 2],
  ])('%s at a question writes nothing', async (_, key, expected) => {
    const { code } = await answer(
      [],
      [
        ['Name of the capability: ', 'Orders\r'],
        ['API it calls: ', key],
      ],
    );
    expect(code).toBe(expected);
    expect(await readdir(place.cwd)).toEqual([]);
  });
});

/** Runs the command on a new terminal; types each text when its question is shown. */
async function answer(options: readonly string[], dialogue: readonly (readonly [question: string, text: string])[]) {
  const bin = path.join(process.cwd(), 'bin/naftiko.js');
  const command = `'${process.execPath}' '${bin}' create capability ${options.join(' ')}`;
  const terminal = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd: place.cwd,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', TERM: 'xterm' },
  });
  const open = [...dialogue];
  let shown = '';
  let read = 0;
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const [next] = open;
    const at = next === undefined ? -1 : shown.indexOf(next[0], read);
    if (next === undefined || at < 0) return;
    read = at + next[0].length;
    open.shift();
    terminal.stdin.write(next[1]);
  });
  const code = await new Promise<number | null>((resolve) => terminal.once('close', resolve));
  return { code, shown };
}

interface Ready {
  readonly capabilities: readonly { readonly exposes: readonly { readonly type: string; readonly url: string }[] }[];
}

interface Workflow {
  readonly jobs: { readonly validate: { readonly steps: readonly { readonly run?: string }[] } };
}
