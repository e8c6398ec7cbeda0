import type { ScriptRunner } from '@naftiko/engine';
import type { ScriptPrograms } from '@naftiko/engine/contracts';
import { scriptRunnerTests } from '../../../../../test/support/contract-tests.js';
import { findPython } from './python.js';

scriptRunnerTests({
  // Fails on the first run if pyodide is missing; the tests require it.
  runner: findPython() as ScriptRunner,
  programs: {
    echo: 'result = context',
    nothing: 'result = None',
    silent: 'unused = 1',
    sharing: {
      share: 'def shared():\n  return 1\nalso_shared = 1',
      useShared: 'result = shared() + also_shared',
      hasShared: 'result = "shared" in globals() or "also_shared" in globals()',
    },
    changeContext: 'context["list"].append(2)\nresult = context',
    throws: 'def pull():\n  raise ValueError("rope snapped")\n\npull()',
    malformed: 'result = = 1',
    endless: `
while True:
  try:
    while True: pass
  except BaseException:
    pass
  finally:
    while True: pass`,
    greedy: 'all = []\nwhile True: all.append("x" * 1000 + str(len(all)))',
    blocking: 'sum(range(10 ** 12))',
    recursive: 'def again(): return 1 + again()\nagain()',
    printing: {
      prints: 'import sys\nprint("first")\nprint("second", file=sys.stderr)',
      printsTooMuch: 'for _ in range(1000): print("x" * 5000)',
    },
  } satisfies Required<ScriptPrograms>,
  // All other attempts are in python.probes.test.ts.
  reaches: [{ says: 'files', program: 'open("/etc/hosts").read()' }],
  // Each run starts a process, so related cases share one program.
  converts: [
    {
      says: 'scalars as they are, and null for numbers that are none',
      program: `
import enum
class T(str): pass
result = [1, 1.5, -0.0, 2.0, 1e300, True, False, None, float("nan"), float("inf"), -float("inf"),
  2 ** 53 - 1, 2 ** 53 + 1, -(2 ** 70), enum.IntEnum("E", "one").one, T("t"), 'é💡\\u2028\\x00\\x1f"\\\\']`,
      value: [
        ...[1, 1.5, 0, 2, 1e300, true, false, null, null, null, null],
        ...[9_007_199_254_740_991, '9007199254740993', '-1180591620717411303424', 1, 't', 'é💡\u2028\x00\x1f"\\'],
      ],
    },
    {
      says: 'lists and tuples as lists, dictionaries as objects with text keys, the same one twice',
      program: `
import collections
a = {'x': 1}
result = [(1, ()), collections.namedtuple('P', 'x y')(2, 3), {1: 'a', None: {}, '__proto__': 1}, a, a,
  collections.OrderedDict(c=collections.Counter('d'))]`,
      value: [[1, []], [2, 3], JSON.parse('{"1":"a","None":{},"__proto__":1}'), { x: 1 }, { x: 1 }, { c: { d: 1 } }],
    },
    {
      says: 'everything else by its text',
      program: `
import decimal, datetime
class Ship:
  def __str__(self): return 'Aurora'
result = [decimal.Decimal('1.10'), datetime.date(2026, 1, 2), b'x', {1}, Ship(), 1j]`,
      value: ['1.10', '2026-01-02', "b'x'", '{1}', 'Aurora', '1j'],
    },
    {
      says: 'what the standard library and classes of the script make',
      program: `
import base64, dataclasses, hashlib, json, math, pickle, re, statistics
@dataclasses.dataclass
class Ship:
  name: str
result = [json.loads('{"a": [1]}'), math.floor(2.5), re.sub('a+', 'b', 'caat'), statistics.mean([1, 2]),
  base64.b64encode(b'hi').decode(), hashlib.sha256(b'').hexdigest()[:8],
  pickle.loads(pickle.dumps(Ship('Aurora'))) == Ship('Aurora'), __name__, dataclasses.asdict(Ship('x'))]`,
      value: [{ a: [1] }, 2, 'cbt', 1.5, 'aGk=', 'e3b0c442', true, '__main__', { name: 'x' }],
    },
  ],
  refuses: [
    { says: 'its result holds itself', program: 'a = {}\na["a"] = [a]\nresult = a', reason: 'contains itself' },
    {
      says: 'its result is too deep',
      program: 'a = []\nfor _ in range(1000): a = [a]\nresult = a',
      reason: 'nested deeper than 500',
    },
    { says: 'its result is too large', program: 'result = "x" * 11 * 1024 * 1024', reason: 'larger than 10 MiB' },
    {
      says: 'its result cannot be shown',
      program: 'class A:\n  def __str__(self): raise KeyError("a")\nresult = A()',
      reason: "KeyError: 'a' (main:2)",
    },
    {
      says: 'it threw what cannot be shown',
      program: 'class A(Exception):\n  def __str__(self): raise KeyError("a")\nraise A()',
      reason: 'A (main:3)',
    },
    { says: 'it is malformed', program: 'x = 1\nresult = (', reason: "SyntaxError: '(' was never closed (main:2)" },
    { says: 'it exits', program: 'import sys\nsys.exit(3)', reason: 'SystemExit: 3 (main:2)' },
    { says: 'it exits at once', program: 'import os\nos._exit(3)', reason: 'crashed the interpreter' },
    { says: 'it waits for input', program: 'input()', reason: 'EOFError' },
    { says: 'a module is missing', program: 'import numpy', reason: "ModuleNotFoundError: No module named 'numpy'" },
  ],
});
