import { afterAll, describe, expect, test } from '@jest/globals';
import type { Script } from '@naftiko/engine';
import type { ScriptPrograms } from '@naftiko/engine/contracts';
import { scriptRunnerTests } from '../../../../test/support/contract-tests.js';
import { javascript } from './javascript.js';

scriptRunnerTests({
  runner: javascript,
  programs: {
    echo: 'result = context;',
    nothing: 'result = null;',
    silent: 'var unused = 1;',
    sharing: {
      share: 'function shared() { return 1; } let alsoShared = 1;',
      useShared: 'result = shared() + alsoShared;',
      hasShared: 'result = typeof shared !== "undefined" || typeof alsoShared !== "undefined";',
    },
    changeContext: 'context.list.push(2); result = context;',
    throws: 'function pull() {\n  throw new Error("rope snapped");\n}\npull();',
    malformed: 'result = ;',
    endless: 'for (;;) { try { for (;;) {} } catch {} finally { for (;;) {} } }',
    greedy: 'const all = []; for (;;) all.push("x".repeat(1000) + all.length);',
    blocking: 'let a = []; for (let i = 0; i < 16000; i++) a = [a]; JSON.stringify(a);',
    recursive: '(function again() { return 1 + again(); })();',
    printing: {
      prints: 'console.log("first"); console.warn("second");',
      printsTooMuch: 'for (let i = 0; i < 1000; i++) print("x".repeat(5000));',
    },
  } satisfies Required<ScriptPrograms>,
  reaches: [
    { says: 'modules of Node', program: 'require("node:fs");' },
    { says: 'the process', program: 'result = typeof process;', value: 'undefined' },
    {
      says: 'the process through constructors',
      program: 'result = context.constructor.constructor("return typeof process")();',
      value: 'undefined',
    },
    {
      says: 'the process through what prints',
      program: 'result = console.log.constructor("return typeof process + typeof host")();',
      value: 'undefinedundefined',
    },
    {
      says: 'the network, timers, or anything a browser or Node adds to the language',
      program: `result = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'XMLHttpRequest',
        'WebAssembly', 'Buffer', 'URL', 'performance', 'structuredClone', 'std', 'os', 'module', 'global', 'Worker',
        'Deno', 'Bun', 'navigator', 'Atomics', 'Intl'].filter((name) => name in globalThis);`,
      value: [],
    },
    { says: 'modules by import()', program: 'result = import("node:fs");' },
    { says: 'modules by import', program: 'import fs from "node:fs"; result = 1;' },
    { says: 'files by import()', program: 'result = import("/etc/hosts");' },
  ],
  converts: [
    {
      says: 'scalars as they are',
      program: 'result = [1, 1.5, -0, "x", true, null];',
      value: [1, 1.5, 0, 'x', true, null],
    },
    {
      says: 'null for undefined',
      program: 'result = { a: undefined, b: [undefined] };',
      value: { a: null, b: [null] },
    },
    { says: 'null for holes', program: 'result = [, 1];', value: [null, 1] },
    {
      says: 'null for numbers that are none',
      program: 'result = [NaN, Infinity, -Infinity];',
      value: [null, null, null],
    },
    { says: 'null for functions', program: 'result = { f() {} };', value: { f: null } },
    { says: 'dates in ISO form', program: 'result = new Date(0);', value: '1970-01-01T00:00:00.000Z' },
    { says: 'null for an invalid date', program: 'result = [new Date(NaN)];', value: [null] },
    {
      says: 'big integers as integers while that is safe, else as text',
      program: 'result = [5n, -5n, 9007199254740991n, 9007199254740993n];',
      value: [5, -5, 9_007_199_254_740_991, '9007199254740993'],
    },
    {
      says: 'a Map as an object with text keys',
      program: 'result = new Map([[1, "a"], ["b", new Map()]]);',
      value: { 1: 'a', b: {} },
    },
    { says: 'a Set as a list', program: 'result = new Set([1, "a"]);', value: [1, 'a'] },
    { says: 'typed arrays as lists', program: 'result = new Uint8Array([1, 2]);', value: [1, 2] },
    {
      says: 'boxed values unboxed',
      program: 'result = [new Number(1), new String("a"), Object(true)];',
      value: [1, 'a', true],
    },
    { says: 'symbols by their text', program: 'result = [Symbol("a")];', value: ['Symbol(a)'] },
    {
      says: 'instances by their members',
      program: 'class A { x = 1; get y() { return 2; } } result = new A();',
      value: { x: 1 },
    },
    { says: 'the same object twice', program: 'const a = { x: 1 }; result = [a, a];', value: [{ x: 1 }, { x: 1 }] },
    {
      says: 'what a promise settles to',
      program: 'result = Promise.resolve({ a: Promise.resolve(1) });',
      value: { a: 1 },
    },
    {
      says: 'what an async function returns',
      program: 'result = (async () => { await null; return [await 1]; })();',
      value: [1],
    },
    { says: 'a constant of the outermost scope', program: 'const result = [1];', value: [1] },
    { says: 'a variable that was only declared as null', program: 'var result;', value: null },
    {
      says: 'keys that mean something to JavaScript',
      program: 'result = JSON.parse(\'{"__proto__":1,"constructor":2}\');',
      value: JSON.parse('{"__proto__":1,"constructor":2}'),
    },
    {
      says: 'its result when it has replaced what writes it',
      program: 'JSON.stringify = Object.keys = () => { throw 1; }; result = { a: 1 };',
      value: { a: 1 },
    },
    {
      says: 'long lists without counting them as statements',
      program: 'result = new Array(30000).fill({ a: 1 }).length && new Array(30000).fill(0);',
      value: new Array<number>(30_000).fill(0),
    },
  ],
  refuses: [
    { says: 'its result contains itself', program: 'const a = {}; a.a = [a]; result = a;', reason: 'contains itself' },
    {
      says: 'its result is too deep',
      program: 'let a = []; for (let i = 0; i < 1000; i++) a = [a]; result = a;',
      reason: 'nested deeper than 500',
    },
    {
      says: 'its result is too large',
      program: 'result = "x".repeat(11 * 1024 * 1024);',
      reason: 'larger than 10 MiB',
    },
    { says: 'its promise never settles', program: 'result = new Promise(() => {});', reason: 'nothing settles' },
    {
      says: 'its promise was rejected',
      program: 'result = Promise.reject(new RangeError("too far"));',
      reason: 'RangeError: too far',
    },
    {
      says: 'its result cannot be written',
      program: 'Array.prototype.join = () => "overboard"; result = [1];',
      reason: 'cannot be written as JSON',
    },
    { says: 'it threw a text', program: 'throw "overboard";', reason: 'overboard' },
    { says: 'it threw an object', program: 'throw { code: 7 };', reason: '{"code":7}' },
    {
      says: 'it threw what cannot be shown',
      program: 'throw { get a() { throw 1; }, toString() { throw 2; } };',
      reason: 'null',
    },
    {
      says: 'promises never end',
      program: 'function next() { return Promise.resolve().then(next); } next();',
      reason: 'statement limit (100000)',
    },
  ],
});

describe('the variables of a script in JavaScript', () => {
  const scripts = javascript.open();
  afterAll(() => scripts.close());

  const run = async (text: string, context: Script['context'], steps: readonly string[]) => {
    const done = await scripts.run({
      sources: [{ file: 'main.js', text }],
      context,
      steps,
      timeoutMs: 20_000,
      statementLimit: 100_000,
      signal: new AbortController().signal,
      print: () => undefined,
    });
    return done.ok ? done.value : done.failure;
  };

  test('hold the outputs of steps under their camel-cased names', async () => {
    const context = { 'fetch-rows': [1, 2], plain: 3, 'a.b-c': 4, under_score: 5 };
    const program = 'result = [fetchRows.length, plain, aBC, under_score];';
    expect(await run(program, context, Object.keys(context))).toEqual([2, 3, 4, 5]);
  });

  test('never replace built-ins, context or result', async () => {
    const context = { 'J-s-o-n': 0, JSON: 0, context: 0, result: 0, console: 0, print: 0 };
    const program =
      'var kind = [typeof JSON, typeof context, typeof console, typeof print, typeof result]; result = kind;';
    expect(await run(program, context, Object.keys(context))).toEqual([
      'object',
      'object',
      'object',
      'function',
      'undefined',
    ]);
  });

  test('may be declared again by the script', async () => {
    const program = 'let rows = context.rows.length; const names = 1; function others() {} result = rows;';
    expect(await run(program, { rows: [1], names: [], others: [] }, ['rows', 'names', 'others'])).toBe(1);
  });

  test('omit steps without output, and inputs', async () => {
    expect(await run('result = [typeof who, typeof silent];', { who: 'ann' }, ['silent'])).toEqual([
      'undefined',
      'undefined',
    ]);
  });

  test('are refused when they are larger than the limit', async () => {
    const large = 'x'.repeat(11 * 1024 * 1024);
    expect(await run('result = 1;', { large }, [])).toMatchObject({
      code: 'script-failed',
      reason: expect.stringContaining('larger than 10 MiB') as unknown,
    });
  });
});
