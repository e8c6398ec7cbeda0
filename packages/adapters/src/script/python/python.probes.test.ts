import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Script, ScriptRunner } from '@naftiko/engine';
import { findPython } from './python.js';

const canary = 'canary-in-the-hold';
const isLinux = process.platform === 'linux';

/** Expressions that try to reach beyond the script; each yields a value or an error. */
const createAttempts = (directory: string, port: number): Readonly<Record<string, string>> => {
  const file = JSON.stringify(path.join(directory, 'secret.txt'));
  const folder = JSON.stringify(directory);
  return {
    'a file': `open(${file}).read()`,
    'a file of the system': `open('/etc/passwd').read()`,
    'a folder': `os.listdir(${folder})`,
    'a mounted folder': `(pyodide_js.mountNodeFS('/a', ${folder}), open('/a/secret.txt').read())`,
    'a folder mounted by hand': `(os.mkdir('/b'), fs.mount(fs.filesystems.NODEFS, to_js({'root': ${folder}}, dict_converter=entries), '/b'), open('/b/secret.txt').read())`,
    'the root mounted by hand': `(os.mkdir('/c'), fs.mount(fs.filesystems.NODEFS, to_js({'root': '/'}, dict_converter=entries), '/c'), os.listdir('/c'))`,
    'the environment': `str(dict(os.environ)) + str(dict(module.ENV.object_entries()))`,
    'a process': `subprocess.run(['id'], capture_output=True)`,
    'a fork': `os.fork()`,
    'a thread': `threading.Thread(target=print).start()`,
    'a signal': `os.kill(1, 0)`,
    'a socket': `socket.create_connection(('127.0.0.1', ${port}), 1)`,
    'a socket of its own': `socket.socket().connect(('127.0.0.1', ${port}))`,
    'a page': `urllib.request.urlopen('http://127.0.0.1:${port}/').read()`,
    'a page of asyncio': `asyncio.run(asyncio.open_connection('127.0.0.1', ${port}))`,
    'a page by other functions': `pyodide_js._api.loadBinaryFile('http://127.0.0.1:${port}/')`,
    'a package': `pyodide_js.loadPackage('http://127.0.0.1:${port}/a.whl')`,
    'sockets that are switched on': `(pyodide_js._api.initializeNodeSockFS(), socket.create_connection(('127.0.0.1', ${port}), 1))`,
    'what a browser or Node has': `[name for name in dir(js) if name in ('fetch', 'process', 'eval', 'Function', 'WebSocket', 'require')]`,
    'code of JavaScript': `pyodide_js.loadPackage.constructor('return 6 * 7')()`,
    'code of JavaScript through its own function': `pyodide.code.run_js('6 * 7')`,
    'where things are': `str(pyodide_js._api.config.indexURL) + pyodide_js.lockfileBaseUrl`,
  };
};

const createProbe = (expressions: Readonly<Record<string, string>>): string => `
import asyncio, js, os, pyodide, pyodide_js, socket, subprocess, threading, urllib.request
from pyodide.ffi import to_js
fs, module, entries = pyodide_js.FS, pyodide_js._module, pyodide_js._api.constructor.fromEntries
result = {}
for name, text in ${JSON.stringify(expressions)}.items():
    try:
        result[name] = str(eval(text))
    except BaseException as error:
        result[name] = 'refused: ' + type(error).__name__
`;

describe('a script in python', () => {
  const scripts = (findPython() as ScriptRunner).open();
  let directory: string;
  let server: Server;
  let connections = 0;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'naftiko-probes-'));
    await writeFile(path.join(directory, 'secret.txt'), canary);
    process.env['NAFTIKO_CANARY'] = canary;
    server = createServer((socket) => {
      connections += 1;
      socket.end(canary);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    await scripts.close();
    delete process.env['NAFTIKO_CANARY'];
    server.close();
    await rm(directory, { recursive: true, force: true });
  });

  const run = async (text: string, given: Partial<Script> = {}) => {
    const done = await scripts.run({
      sources: [{ file: 'main.py', text }],
      context: {},
      steps: [],
      timeoutMs: 20_000,
      statementLimit: 100_000,
      signal: new AbortController().signal,
      print: () => undefined,
      ...given,
    });
    return done.ok ? done.value : done.failure;
  };
  const expectFailure = (reason: string) => ({
    code: 'script-failed',
    reason: expect.stringContaining(reason) as unknown,
  });

  test('reaches no file, no process, no environment and no network', async () => {
    const { port } = server.address() as AddressInfo;
    const found = (await run(createProbe(createAttempts(directory, port)), { statementLimit: 1e9 })) as Record<
      string,
      string
    >;
    const { 'the environment': environment, 'where things are': places, ...others } = found;
    const harmless = Object.entries(others).filter(([, what]) => !what.startsWith('refused: '));
    expect(Object.fromEntries(harmless)).toEqual({
      // Promises that never settle: while a script runs, its process handles no other events.
      'a page by other functions': expect.stringContaining('Future'),
      'a package': expect.stringContaining('Future'),
      'what a browser or Node has': '[]',
    });
    expect(environment).not.toContain(process.env['PATH']);
    expect(places).not.toContain(process.cwd());
    expect(JSON.stringify(found)).not.toContain(canary);
    expect(connections).toBe(0);
  });

  test.each([
    ['a shell', `import os\nos.system('touch FOLDER/made')`],
    ['a server', `import socket\nsocket.create_server(('127.0.0.1', 0))`],
    ['the end of its process', `import os\nos.abort()`],
    ['memory that is not its own', `import ctypes\nctypes.memset(0xfffffff0, 0, 64)`],
  ])('that requests %s ends only its own interpreter', async (_, text) => {
    expect(await run(text.replace('FOLDER', directory))).toEqual(expectFailure('crashed the interpreter'));
    expect(await readdir(directory)).toEqual(['secret.txt']);
  });

  test('finds no traces of another run', async () => {
    const leave = `
import builtins, json, os, sys, pyodide_js, random
json.dumps = builtins.len = lambda *_: context['secret']
builtins.left = sys.modules['left'] = context['secret']
os.environ['LEFT'] = open('/tmp/left', 'w').write(context['secret']) and context['secret']
pyodide_js.left = pyodide_js._api.constructor.prototype.left = context['secret']
result = 'left'`;
    const look = `
import builtins, gc, json, os, sys, pyodide_js
found = [json.dumps([1]), len('ab'), hasattr(builtins, 'left'), 'left' in sys.modules, 'LEFT' in os.environ,
  os.path.exists('/tmp/left'), hasattr(pyodide_js, 'left')]
secret = '-'.join(['canary', 'in', 'the', 'hold'])
others = [one for one in gc.get_objects() if isinstance(one, dict) and one is not globals()]
result = [found, any(secret in one.values() for one in others)]`;
    expect(await run(leave, { context: { secret: canary } })).toBe('left');
    const after = await Promise.all(Array.from({ length: 3 }, () => run(look)));
    expect(after).toEqual(after.map(() => [['[1]', 2, false, false, false, false, false], false]));
  });

  test('has its own random numbers', async () => {
    const draw = 'import os, random, uuid\nresult = [random.random(), str(uuid.uuid4()), os.urandom(8).hex()]';
    const drawn = await Promise.all([run(draw), run(draw)]);
    expect(new Set(drawn.flat()).size).toBe(6);
  });

  test('that disables its counter ends at the timeout', async () => {
    const text =
      'import sys\nsys.settrace(None)\nwhile True:\n  try:\n    while True: pass\n  except BaseException: pass';
    expect(await run(text, { timeoutMs: 300 })).toEqual(expectFailure('exceeded the timeout limit (300 ms)'));
  });

  test('is counted together with its dependencies, without the standard library', async () => {
    const lines = 'for n in range(300): pass';
    const sources = [lines, lines].map((text, index) => ({ file: `part-${index}.py`, text }));
    expect(await run('', { sources, statementLimit: 500 })).toEqual(expectFailure('statement limit (500)'));
    expect(await run('import statistics\nresult = statistics.mean([1, 3])', { statementLimit: 10 })).toBe(2);
  });

  test('that recurses beyond its stack ends only its own interpreter', async () => {
    const text =
      'import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(n): return f(n) + 1 if n else max(map(f, [n]))\nf(0)';
    expect(await run(text, { statementLimit: 1e9 })).toEqual(expectFailure('crashed the interpreter'));
  });

  (isLinux ? test : test.skip)('gets no memory outside of its own', async () => {
    const text = 'f = open("/tmp/x", "wb")\nwhile True: f.write(b"x" * 1_000_000)';
    expect(await run(text)).toMatchObject({ code: 'script-failed' });
  });

  test('cannot forge messages of its interpreter', async () => {
    const say = `
import sys
frame = sys._getframe()
while 'say' not in frame.f_locals: frame = frame.f_back
say = frame.f_locals['say']
`;
    const heard: [string, string][] = [];
    const print: Script['print'] = (level, line) => void heard.push([level, line]);
    const flood = `
for n in range(300): say('printed', '["info", "' + 'x' * 2000 + '"]')
for line in ('["root", "x"]', '["info", 1]', 'nonsense', '{}'): say('printed', line)
say('ready', '')
say('finished', '[7')`;
    expect(await run(say + flood, { print })).toEqual(expectFailure('its result cannot be written as JSON'));
    expect(heard).toEqual(Array.from({ length: 100 }, () => ['info', 'x'.repeat(1_024)]));
    expect(await run(`${say}say('printed', 'x' * (12 << 20))`)).toEqual(expectFailure('larger than 10 MiB'));
    expect(await run(`${say}say('finished', '"' + 'x' * (10 << 20) + '"')`)).toEqual(
      expectFailure('larger than 10 MiB'),
    );
  });

  test('offers outputs of steps under camel-cased names that are free', async () => {
    const context = { 'fetch-rows': [1, 2], len: 3, context: 4, result: 5, 'a.b-c': 6 };
    const text =
      'result = [fetchRows, aBC, len("ab"), type(context).__name__, "result" in globals(), "who" in globals()]';
    expect(
      await run(text, { context: { ...context, who: 'ann' }, steps: [...Object.keys(context), 'silent'] }),
    ).toEqual([[1, 2], 6, 2, 'dict', false, false]);
  });

  (isLinux ? test : test.skip)('whose process is killed fails alone, and none outlives its runner', async () => {
    const own = (findPython() as ScriptRunner).open();
    const others = new Set(listChildren());
    const mine = () => listChildren().filter((pid) => !others.has(pid));
    // The process of the script is the first; the next one may be starting already.
    const kill = (): void => void process.kill(Math.min(...mine().map(Number)), 'SIGKILL');
    const script: Script = {
      sources: [{ file: 'main.py', text: 'print("here")\nwhile True: pass' }],
      context: {},
      steps: [],
      timeoutMs: 20_000,
      statementLimit: 1e12,
      signal: new AbortController().signal,
      print: kill,
    };
    expect(await own.run(script)).toEqual({ ok: false, failure: expectFailure('crashed the interpreter') });
    // An interrupt at the terminal reaches it too, and is ignored.
    const interrupt = (): void => mine().forEach((pid) => process.kill(Number(pid), 'SIGINT'));
    const sources = [{ file: 'main.py', text: 'print("here")\nfor n in range(10_000): pass\nresult = n' }];
    expect(await own.run({ ...script, sources, print: interrupt })).toEqual({ ok: true, value: 9_999 });
    // A process that ends while it starts for the next script is replaced.
    const killNext = (): void => {
      const [, ...next] = mine()
        .map(Number)
        .sort((one, other) => one - other);
      killed += next.length;
      for (const pid of next) process.kill(pid, 'SIGKILL');
    };
    let killed = 0;
    expect(await own.run({ ...script, sources, print: killNext })).toEqual({ ok: true, value: 9_999 });
    expect(killed).toBeGreaterThan(0);
    expect(await own.run({ ...script, sources, print: () => undefined })).toEqual({ ok: true, value: 9_999 });
    await own.close();
    expect(mine()).toEqual([]);
  });
});

/** The child processes of this one. */
const listChildren = (): readonly string[] =>
  readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
