import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readYaml, toJson } from '@naftiko/spec';
import { given } from '../input/given.js';
import type { Shell } from '../shell.js';
import { readConfig } from './read-config.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-config-'));
});
afterAll(() => rm(directory, { recursive: true }));

const environment = { PORT: '3128', SECRET_TOKEN: 's3cret-word', EMPTY: '' };

async function read(text: string, name = 'naftiko.config.yaml') {
  await writeFile(path.join(directory, name), text);
  const shell = { environment, workingDirectory: directory } as unknown as Shell;
  return readConfig(name, shell, () => Promise.resolve(given(environment)));
}

async function problemsIn(text: string): Promise<readonly string[]> {
  const answer = await read(text);
  return answer.ok ? [] : answer.problems;
}

const schema = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile('schemas/naftiko-config.schema.json', 'utf8')) as Record<string, unknown>;

describe('the configuration file', () => {
  test('of the documentation is read as it is meant, and the schema accepts it', async () => {
    const page = await readFile('docs/config.md', 'utf8');
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
    const answer = await read(example.replace('PROXY_PASSWORD', 'SECRET_TOKEN'));
    if (!answer.ok) throw new Error(answer.problems.join('\n'));
    const { run, upstreams } = answer.value.config;
    expect(Object.fromEntries(Object.entries(run).map(([key, { value }]) => [key, value]))).toEqual({
      documents: ['capabilities/'],
      host: '127.0.0.1',
      envFiles: ['.env'],
      allowHosts: ['mcp.example.com'],
      allowOrigins: ['https://app.example.com', 'vscode-file://vscode-app'],
      forwardHeaders: ['x-tenant'],
      keepAlive: 75_000,
    });
    const [stripe, api] = upstreams;
    expect(stripe?.match?.namespace?.value.test('stripe-eu')).toBe(true);
    expect(stripe?.match?.namespace?.value.test('mystripe')).toBe(false);
    expect(stripe?.timeout?.connect?.value).toBe(5_000);
    expect(stripe?.redirects?.origins?.value).toEqual(['https://files.stripe.com']);
    expect(api?.match?.origin?.value).toBe('https://api.example.com');
    expect(api?.proxy).toMatchObject({
      value: 'http://operator:s3cret-word@proxy.example.com:3128',
      shown: 'http://***@proxy.example.com:3128',
    });
    expect(answer.value.warnings).toEqual([]);
    const tree = readYaml('x', example);
    const validate = new Ajv2020({ strict: false }).compile(await schema());
    expect([tree.ok && validate(toJson(tree.value)), validate.errors]).toEqual([true, null]);
  });

  test.each(['', '# nothing\n', '{}', '{"$schema": "x"}', 'upstreams: []'])('may decide nothing: %j', async (text) => {
    expect(await read(text)).toMatchObject({ ok: true, value: { config: { run: {}, upstreams: [] } } });
  });

  test.each([
    ['upstream: []', ['1:1: "upstream" is unknown. Did you mean "upstreams"?']],
    ['run: { hosts: x }', ['1:8: "run.hosts" is unknown. Did you mean "host"?']],
    ['run: { keepAlive: 0.5s }', ['1:19: "run.keepAlive" takes a time', '"0.5s" is not one']],
    ['run: { keepAlive: 1 day }', ['"1 day" is not one']],
    ['run: { host: [a] }', ['1:14: "run.host" takes a text']],
    ['run: { host: }', ['"run.host" takes a text']],
    ['run: { documents: x }', ['"run.documents" takes a list']],
    ['run: [a]', ['1:6: "run" takes keys with values.']],
    ['[a]', ['The file takes keys with values.']],
    ['run: { allowHosts: ["https://a.example"] }', ['"https://a.example" is not one']],
    ['run: { allowOrigins: [a.example] }', ['"a.example" is not one']],
    ['run: { forwardHeaders: [Connection] }', ['"Connection" is not one']],
    ['upstreams: { match: {} }', ['"upstreams" takes a list']],
    [
      'upstreams: [{ redirects: { origins: ["*"] } }]',
      ['"upstreams[0].redirects.origins" takes an origin', '"*" is not'],
    ],
    ['upstreams: [{ redirects: { origins: ["https://a.example/path"] } }]', ['is not one']],
    ['upstreams: [{ redirects: { origins: ["https://u:p@a.example"] } }]', ['is not one']],
    ['upstreams: [{ match: { origin: api.example.com } }]', ['"upstreams[0].match.origin" takes an origin']],
    ['upstreams: [{ proxy: "socks5://proxy:1" }]', ['"upstreams[0].proxy" takes the address of a proxy']],
    ['upstreams: [{ timeout: 5s }]', ['"upstreams[0].timeout" takes keys with values.']],
    ['upstreams: [{ timeouts: { total: 5s } }]', ['Did you mean "timeout"?']],
    ['run: { host: "${NOT_SET}", envFiles: ["${EMPTY}"] }', ['NOT_SET is not set', 'EMPTY is not set']],
    ['run: { host: "${not a name}" }', ['a variable is written "${NAME}"']],
    ['run: { host: a, host: b }', ['naftiko.config.yaml:1:']],
    ['run: "', ['naftiko.config.yaml:1']],
  ])('is refused where it is wrong, with the place and the way out: %s', async (text, parts) => {
    const problems = (await problemsIn(text)).join('\n');
    for (const part of parts) expect(problems).toContain(part);
  });

  test('names every problem at once', async () => {
    expect(await problemsIn('runs: {}\nrun: { host: "${A}", keepAlive: x }\nlint: {}')).toHaveLength(4);
  });

  test('is never half understood: keys of later versions are refused', async () => {
    const later = [
      ...['lint', 'tools', 'callers', 'sharedState', 'audit'].map((key) => [`${key}: {}`, key]),
      ...['gateway', 'nonceKey', 'plugins'].map((key) => [`run: { ${key}: 1 }`, `run.${key}`]),
      ...['retry', 'breaker', 'cache', 'authentication', 'pagination', 'tls'].map((key) => [
        `upstreams: [{ ${key}: {} }]`,
        `upstreams[0].${key}`,
      ]),
    ];
    for (const [text = '', key = ''] of later) {
      expect(await problemsIn(text)).toEqual([expect.stringContaining(`"${key}" is not supported by this version.`)]);
    }
  });

  test('never repeats the value of a variable in a problem', async () => {
    const problems = await problemsIn(
      'run: { keepAlive: "${SECRET_TOKEN}" }\nupstreams: [{ proxy: "x${SECRET_TOKEN}" }]',
    );
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('s3cret');
  });

  test('warns of a password in clear', async () => {
    const [clear, filled] = [
      await read('upstreams: [{ proxy: "http://me:secret@proxy:3128" }]'),
      await read('upstreams: [{ proxy: "http://me:${SECRET_TOKEN}@proxy:${PORT}" }]'),
    ];
    expect(clear.ok && clear.value.warnings).toEqual([expect.stringMatching(/1:22: .*password in clear/)]);
    expect(clear.ok && clear.value.warnings.join()).not.toContain('secret@');
    expect(filled.ok && filled.value.warnings).toEqual([]);
  });

  test('has a schema with the keys that are read, each with a description', async () => {
    const compare = async (node: Record<string, unknown>, write: (inner: string) => string): Promise<void> => {
      const properties = node['properties'] as Record<string, Record<string, unknown>>;
      const [problem = ''] = await problemsIn(write('{ qqqqqqqqqqqq: 1 }'));
      const [, listed = ''] = /There is: (.*)\./.exec(problem) ?? [];
      expect(listed.split(', ')).toEqual(Object.keys(properties));
      for (const [key, property] of Object.entries(properties)) {
        expect([key, typeof property['description']]).toEqual([key, 'string']);
        const item = property['items'] as Record<string, unknown> | undefined;
        if (property['properties'] !== undefined) await compare(property, (inner) => write(`{ ${key}: ${inner} }`));
        else if (item?.['properties'] !== undefined) await compare(item, (inner) => write(`{ ${key}: [${inner}] }`));
      }
    };
    await compare(await schema(), (inner) => inner);
  });
});
