import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readYaml, toJson } from '@naftiko/spec';
import { given } from '../input/given.js';
import type { Shell } from '../shell.js';
import { lintConfigOf } from './config.js';
import { readConfig } from './read-config.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-config-'));
});
afterAll(() => rm(directory, { recursive: true }));

const environment = { PORT: '3128', SECRET_TOKEN: 's3cret-word', EMPTY: '' };

async function read(text: string, knownCodes?: ReadonlySet<string>) {
  const name = 'naftiko.config.yaml';
  await writeFile(path.join(directory, name), text);
  const shell = { environment, workingDirectory: directory } as unknown as Shell;
  return readConfig(name, shell, {
    environmentWith: () => Promise.resolve(given(environment)),
    isNeeded: () => true,
    knownCodes,
  });
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
    const { run, upstreams, callers } = answer.value.config;
    expect(Object.fromEntries(Object.entries(run).map(([key, { value }]) => [key, value]))).toEqual({
      documents: ['capabilities/'],
      host: '127.0.0.1',
      envFiles: ['.env'],
      allowFolders: ['../shared-docs'],
      allowHosts: ['mcp.example.com'],
      allowOrigins: ['https://app.example.com', 'vscode-file://vscode-app'],
      forwardHeaders: ['x-tenant'],
      keepAlive: 75_000,
      plugins: ['./plugins/soap.js'],
    });
    expect([callers.wrongCredentials?.value, callers.bodyLimit?.value]).toEqual([5, 5 * 1024 ** 2]);
    expect(lintConfigOf(answer.value.config).rules).toEqual(new Map([['naftiko-info-tags', 'off']]));
    const [stripe, api] = upstreams;
    expect(stripe?.match?.namespace?.value.test('stripe-eu')).toBe(true);
    expect(stripe?.match?.namespace?.value.test('mystripe')).toBe(false);
    expect(stripe?.timeout?.connect?.value).toBe(5_000);
    expect(stripe?.limit).toMatchObject({ concurrent: { value: 20 }, queue: { value: 100 } });
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
    ['run: { redactAnswers: some }', ['"some" is not one']],
    ['run: { host: [a] }', ['1:14: "run.host" takes a host name or an IP address']],
    ['run: { host: }', ['"run.host" takes a host name or an IP address']],
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
    ['run: { keepAlive: 75 }', ['1:19: "run.keepAlive" takes a time with its unit', '75s', '"75" is not one']],
    ['run: { host: "http://a" }', ['"run.host" takes a host name or an IP address']],
    ['callers: { bodyLimit: 10 }', ['takes a size with its unit, such as 500kB or 10MiB; "10" is not one']],
    ['callers: { wrongCredentials: 5 }', ['takes a rate of at least one a minute, such as 5/min']],
    ['callers: { wrongCredentials: 5/h }', ['"5/h" is not one']],
    ['callers: { connections: 0 }', ['takes a whole number from 1']],
    ['upstreams: [{ limit: { concurrent: 1.5, queue: -1 } }]', ['"1.5" is not one', '"-1" is not one']],
    ['lint: { extends: strikt }', ['"lint.extends" takes recommended, strict or agent; "strikt" is not one.']],
    ['lint: { rules: { a: warn } }', ['"lint.rules.a" takes off, info, warning or error; "warn" is not one.']],
    ['run: { nonceKey: "${SECRET_TOKEN}" }', ['takes a secret of at least 32 characters; "***" is not one.']],
    ['lint: { rules: [a] }', ['"lint.rules" takes keys with values.']],
    ['upstreams: [{ proxy: "http://proxy:3128/path" }]', ['takes the address of a proxy']],
  ])('is refused where it is wrong, with the place and the way out: %s', async (text, parts) => {
    const problems = (await problemsIn(text)).join('\n');
    for (const part of parts) expect(problems).toContain(part);
  });

  test('names every problem at once', async () => {
    expect(await problemsIn('runs: {}\nrun: { host: "${A}", keepAlive: x }\naudit: {}')).toHaveLength(4);
  });

  test('is never half understood: keys of later versions are refused', async () => {
    const later = [
      ...['sharedState', 'audit'].map((key) => [`${key}: {}`, key]),
      ['tools: { rules: [{ match: { tool: a }, confirm: true, allow: true }] }', 'tools.rules[0].confirm'],
      ['callers: { rate: 1/s }', 'callers.rate'],
      ['upstreams: [{ limit: { rate: 1/s } }]', 'upstreams[0].limit.rate'],
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

  test('warns of a password in plain text', async () => {
    const [clear, filled] = [
      await read('upstreams: [{ proxy: "http://me:secret@proxy:3128" }]'),
      await read('upstreams: [{ proxy: "http://me:${SECRET_TOKEN}@proxy:${PORT}" }]'),
    ];
    expect(clear.ok && clear.value.warnings).toEqual([expect.stringMatching(/1:22: .*password in plain text/)]);
    expect(clear.ok && clear.value.warnings.join()).not.toContain('secret@');
    expect(filled.ok && filled.value.warnings).toEqual([]);
  });

  test.each([
    'http://me:pass/word-canary@proxy.example:3128',
    'http://me:1/2-canary@proxy.example:3128',
    'http://me:p?canary#@proxy.example:3128',
    'http://canary@proxy.example:3128',
    '//me:canary@proxy.example:3128',
    'me:canary@proxy.example:3128',
    'me:a@canary@proxy.example:3128',
    'socks5://me:canary@proxy.example:3128',
  ])('never shows user information, wherever an address may stand: %s', async (address) => {
    const text = JSON.stringify(address);
    for (const whole of [
      `upstreams: [{ proxy: ${text} }]`,
      `upstreams: [{ match: { origin: ${text} } }]`,
      `upstreams: [{ redirects: { origins: [${text}] } }]`,
      `run: { host: ${text} }`,
      `run: { allowHosts: [${text}] }`,
      `run: { allowOrigins: [${text}] }`,
    ]) {
      const answer = await read(whole);
      const shown = answer.ok ? answer.value.config.upstreams[0]?.proxy?.shown : answer.problems.join('\n');
      expect(shown).toContain('***@proxy.example');
      expect([shown, ...(answer.ok ? answer.value.warnings : [])].join()).not.toContain('canary');
    }
  });

  test('leaves paths with an @ as they are', async () => {
    const answer = await read('run: { plugins: ["@acme/soap", "./node_modules/@acme/x.js"] }');
    expect(answer.ok && answer.value.config.run.plugins?.shown).toBe('@acme/soap, ./node_modules/@acme/x.js');
  });

  test('decides which rules apply; the rest has its default', async () => {
    const answer = await read('lint: { extends: agent, rules: { a: off, b: error }, ignoreFile: x.yaml }');
    expect(answer.ok && lintConfigOf(answer.value.config)).toEqual({
      extends: 'agent',
      rules: new Map([
        ['a', 'off'],
        ['b', 'error'],
      ]),
      ignoreFile: 'x.yaml',
    });
    expect(lintConfigOf(undefined)).toEqual({ extends: 'recommended', rules: new Map() });
  });

  test('may name only rules that exist', async () => {
    const answer = await read('lint: { rules: { tool-nam: error } }', new Set(['tool-name']));
    expect(answer).toEqual({
      ok: false,
      problems: ['naftiko.config.yaml:1:18: "lint.rules": There is no rule "tool-nam". Did you mean "tool-name"?'],
    });
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
