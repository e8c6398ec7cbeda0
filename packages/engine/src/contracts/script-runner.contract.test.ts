import { describe, expect, test } from '@jest/globals';
import type { Json } from '@naftiko/spec';
import { failingCases } from '../../../../test/support/failing-cases.js';
import type { Script, ScriptRunner } from '../ports/script-runner.js';
import { fail, ok, type Result } from '../value/result.js';
import { scriptRunnerContract } from './script-runner.contract.js';

describe('the contract of script runners', () => {
  /** A language of five words. */
  const evaluate = ({ sources, context, signal }: Script): Result<Json | undefined> => {
    if (signal.aborted) return fail({ code: 'cancelled' });
    const word = sources.at(-1)?.text;
    if (word === 'echo') return ok(context);
    if (word === 'nothing') return ok(null);
    return word === 'silent' ? ok(undefined) : fail({ code: 'script-failed', reason: 'Unknown word.' });
  };
  const run = (changed: (script: Script) => Result<Json | undefined>) => {
    const runner: ScriptRunner = {
      language: 'words',
      open: () => ({ run: async (script) => changed(script), close: async () => undefined }),
    };
    const programs = { echo: 'echo', nothing: 'nothing', silent: 'silent', malformed: 'x', changeContext: 'change' };
    return failingCases(
      scriptRunnerContract({ runner, programs, reaches: [], converts: [], refuses: [] }),
      'a script in words',
    );
  };
  const change = (script: Script, copy: boolean): Result<Json | undefined> => {
    const context = copy ? structuredClone(script.context) : script.context;
    (context['list'] as Json[]).push(2);
    return ok(context);
  };
  const changing =
    (copy: boolean) =>
    (script: Script): Result<Json | undefined> =>
      script.sources[0]?.text === 'change' ? change(script, copy) : evaluate(script);
  let last: Json = null;

  test.each<[string, (script: Script) => Result<Json | undefined>, readonly string[]]>([
    ['passes an implementation that fulfils it', changing(true), []],
    [
      'catches one that changes the context of its caller',
      changing(false),
      ['does not affect the host by changing its context'],
    ],
    [
      'catches one that runs for a caller that has gone',
      (script) => changing(true)({ ...script, signal: new AbortController().signal }),
      ['does not start when its caller has gone'],
    ],
    [
      'catches one that keeps the context of an earlier run',
      (script) => {
        if (script.sources[0]?.text !== 'echo' || script.signal.aborted) return changing(true)(script);
        last ??= script.context;
        return ok(last);
      },
      ['runs concurrently with others, each with its own context', 'runs after all of these'],
    ],
  ])('%s', async (_, changed, caught) => {
    last = null;
    expect(await run(changed)).toEqual(caught);
  });
});
