import { afterAll, describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '@naftiko/spec';
import type { Script, ScriptRunner } from './script-runner.js';

/** The cases of one runner: the common behaviour in programs of its language. */
export interface ScriptRunnerCases {
  readonly runner: ScriptRunner;
  /** Programs that exist in every language. */
  readonly programs: {
    /** The result is `context` itself. */
    readonly echo: string;
    /** The result is null. */
    readonly nothing: string;
    /** Assigns no result. */
    readonly silent: string;
    /** A function or variable `shared`, and a program that makes it the result. */
    readonly share: string;
    readonly useShared: string;
    /** The result says whether `shared` exists: true or false. */
    readonly hasShared: string;
    /** Changes `context` and makes it the result. */
    readonly changeContext: string;
    /** Fails with the words "rope snapped" on its second line. */
    readonly throws: string;
    readonly malformed: string;
    /** Never ends, and tries to continue when it is stopped. */
    readonly endless: string;
    /** Allocates all available memory. */
    readonly greedy: string;
    /** Blocks for seconds in one native operation. */
    readonly deaf: string;
    /** Recurses without end. */
    readonly bottomless: string;
    /** Prints "first" as information, then "second" as a warning. */
    readonly prints: string;
    /** Prints 1,000 lines of 5,000 characters. */
    readonly printsTooMuch: string;
  };
  /** Programs that try to access the host; each must yield this value, or fail. */
  readonly reaches: readonly { readonly says: string; readonly program: string; readonly value?: Json }[];
  /** Results with their conversions. */
  readonly converts: readonly { readonly says: string; readonly program: string; readonly value: Json }[];
  /** Results that cannot be converted, with the reason. */
  readonly refuses: readonly { readonly says: string; readonly program: string; readonly reason: string }[];
}

/** The contract suite of script runners. */
export function scriptRunnerContract({ runner, programs, reaches, converts, refuses }: ScriptRunnerCases): void {
  describe(`a script in ${runner.language}`, () => {
    const scripts = runner.open();
    afterAll(() => scripts.close());

    const run = (program: string, given: Partial<Script> = {}) => scripts.run(scriptOf([program], given));

    test('reads its context and yields its result', async () => {
      const context: JsonObject = {
        who: 'ann',
        n: 1.5,
        list: [1, null, { deep: true }],
        __proto__: 'own',
        'a-b': '…💡',
      };
      expect(await run(programs.echo, { context })).toEqual({ ok: true, value: context });
    });

    test('that assigns nothing has no result, and one that assigns null has null', async () => {
      expect(await run(programs.silent)).toEqual({ ok: true, value: undefined });
      expect(await run(programs.nothing)).toEqual({ ok: true, value: null });
    });

    test('shares its scope with its dependencies, and with no other run', async () => {
      const sources = [programs.share, programs.useShared];
      expect(await scripts.run(scriptOf(sources))).toMatchObject({ ok: true });
      const after = await Promise.all(Array.from({ length: 4 }, () => run(programs.hasShared)));
      expect(after).toEqual(Array.from({ length: 4 }, () => ({ ok: true, value: false })));
    });

    test('does not affect the host by changing its context', async () => {
      const context = { list: [1] };
      expect(await run(programs.changeContext, { context })).not.toEqual({ ok: true, value: context });
      expect(context).toEqual({ list: [1] });
    });

    test('runs concurrently with others, each with its own context', async () => {
      const all = await Promise.all(Array.from({ length: 8 }, (_, n) => run(programs.echo, { context: { n } })));
      expect(all).toEqual(Array.from({ length: 8 }, (_, n) => ({ ok: true, value: { n } })));
    });

    test.each([...converts])('yields $says', async ({ program, value }) => {
      expect(await run(program)).toEqual({ ok: true, value });
    });

    test.each([...refuses])('fails because $says', async ({ program, reason }) => {
      expect(await run(program)).toEqual(failureSaying(reason));
    });

    test.each([...reaches])('cannot access $says', async ({ program, value }) => {
      const done = await run(program);
      if (value === undefined) expect(done).toMatchObject({ ok: false, failure: { code: 'script-failed' } });
      else expect(done).toEqual({ ok: true, value });
    });

    test('that throws fails with the message and its place', async () => {
      const done = await run(programs.throws);
      expect(done).toEqual(failureSaying('rope snapped'));
      expect(done).toEqual(failureSaying('main:2'));
    });

    test('that is malformed fails', async () => {
      expect(await run(programs.malformed)).toMatchObject({ ok: false, failure: { code: 'script-failed' } });
    });

    test('that never ends exceeds the statement limit', async () => {
      expect(await run(programs.endless, { statementLimit: 20_000 })).toEqual(
        failureSaying('exceeded the statement limit (20000)'),
      );
    });

    test('that takes too long exceeds the timeout, in the interpreter and in native code', async () => {
      const patient = { timeoutMs: 100, statementLimit: Number.MAX_SAFE_INTEGER };
      expect(await run(programs.endless, patient)).toEqual(failureSaying('exceeded the timeout limit (100 ms)'));
      expect(await run(programs.deaf, patient)).toEqual(failureSaying('exceeded the timeout limit (100 ms)'));
    });

    test('that allocates all memory fails', async () => {
      const patient = { statementLimit: Number.MAX_SAFE_INTEGER };
      expect(await run(programs.greedy, patient)).toEqual(failureSaying('out of memory'));
    });

    test('that recurses without end fails', async () => {
      expect(await run(programs.bottomless)).toMatchObject({ ok: false, failure: { code: 'script-failed' } });
    });

    test('runs after all of these', async () => {
      expect(await run(programs.echo, { context: { still: 'here' } })).toEqual({ ok: true, value: { still: 'here' } });
    });

    test('prints lines within limits', async () => {
      const heard: [string, string][] = [];
      const print: Script['print'] = (level, line) => void heard.push([level, line]);
      await run(programs.prints, { print });
      expect(heard.splice(0)).toEqual([
        ['info', 'first'],
        ['warn', 'second'],
      ]);
      await run(programs.printsTooMuch, { print, statementLimit: Number.MAX_SAFE_INTEGER });
      expect(heard).toHaveLength(100);
      expect(heard.every(([, line]) => line.length === 1_024)).toBe(true);
    });

    test('ends with its caller, running or waiting', async () => {
      const gone = new AbortController();
      const patient = { statementLimit: Number.MAX_SAFE_INTEGER, signal: gone.signal };
      const all = Array.from({ length: 5 }, () => run(programs.endless, patient));
      setImmediate(() => gone.abort());
      const cancelled = { ok: false, failure: { code: 'cancelled' } };
      expect(await Promise.all(all)).toEqual(all.map(() => cancelled));
      expect(await run(programs.echo, { signal: gone.signal })).toEqual(cancelled);
    });

    test('ends with its runner', async () => {
      const closing = runner.open();
      const ended = closing.run(scriptOf([programs.endless], { statementLimit: Number.MAX_SAFE_INTEGER }));
      await closing.close();
      expect(await ended).toEqual({ ok: false, failure: { code: 'cancelled' } });
      await closing.close();
    });
  });
}

const scriptOf = (programs: readonly string[], given: Partial<Script> = {}): Script => ({
  sources: programs.map((text, index) => ({ file: index === programs.length - 1 ? 'main' : `part-${index}`, text })),
  context: {},
  steps: [],
  timeoutMs: 20_000,
  statementLimit: 100_000,
  signal: new AbortController().signal,
  print: () => undefined,
  ...given,
});

const failureSaying = (reason: string) => ({
  ok: false,
  failure: { code: 'script-failed', reason: expect.stringContaining(reason) as unknown },
});
