import type { Json, JsonObject } from '@naftiko/spec';
import type { OpenScriptRunner, Script, ScriptRunner } from '../ports/script-runner.js';
import { check, checkEqual, checkMatches } from './check.js';
import type { ContractCase } from './contract-case.js';

/** The same behaviour in the words of one language. Programs that a language cannot express are left out. */
export interface ScriptPrograms {
  /** The result is `context` itself. */
  readonly echo: string;
  /** The result is null. */
  readonly nothing: string;
  /** Assigns no result. */
  readonly silent: string;
  readonly malformed: string;
  /** Fails with the words "rope snapped" on its second line. */
  readonly throws?: string;
  /** A function or variable `shared`, a program that makes it the result, and one that yields whether it exists. */
  readonly sharing?: { readonly share: string; readonly useShared: string; readonly hasShared: string };
  /** Changes `context` and makes it the result. */
  readonly changeContext?: string;
  /** Never ends, and looks for ways to go on when it is stopped. */
  readonly endless?: string;
  /** Takes all the memory it gets. */
  readonly greedy?: string;
  /** Stays for seconds in one native operation. */
  readonly deaf?: string;
  /** Calls itself for ever. */
  readonly bottomless?: string;
  readonly printing?: {
    /** Prints "first" as information, then "second" as a warning. */
    readonly prints: string;
    /** Prints 1,000 lines of 5,000 characters. */
    readonly printsTooMuch: string;
  };
}

/** What one runner has to do, besides what all of them have to. */
export interface ScriptRunnerCases {
  readonly runner: ScriptRunner;
  readonly programs: ScriptPrograms;
  /** Programs that reach for the host; each must yield this value, or fail. */
  readonly reaches: readonly { readonly says: string; readonly program: string; readonly value?: Json }[];
  /** Results and what they become. */
  readonly converts: readonly { readonly says: string; readonly program: string; readonly value: Json }[];
  /** Programs without a usable result, and the reason of their failure. */
  readonly refuses: readonly { readonly says: string; readonly program: string; readonly reason: string }[];
}

/** What the cases share: one open runner, so that an interpreter that starts slowly starts once. */
interface Bench {
  readonly runner: ScriptRunner;
  readonly programs: ScriptPrograms;
  readonly scripts: () => OpenScriptRunner;
  run(program: string, given?: Partial<Script>): ReturnType<OpenScriptRunner['run']>;
}

type Named = readonly [says: string, run: () => Promise<void>];

/** The suite every runner of scripts runs. Its cases run in order, one after the other; the last one ends the runner. */
export function scriptRunnerContract(cases: ScriptRunnerCases): readonly ContractCase[] {
  const { runner, programs, reaches, converts, refuses } = cases;
  let opened: OpenScriptRunner | undefined;
  const scripts = (): OpenScriptRunner => (opened ??= runner.open());
  const run: Bench['run'] = (program, given) => scripts().run(scriptOf([program], given));
  const bench: Bench = { runner, programs, scripts, run };

  const all: readonly Named[] = [
    ...resultCases(bench),
    ...converts.map(({ says, program, value }): Named => [
      `yields ${says}`,
      async () => checkEqual(await run(program), { ok: true, value }),
    ]),
    ...refuses.map(({ says, program, reason }): Named => [
      `fails because ${says}`,
      async () => checkMatches(await run(program), failureWith(reason)),
    ]),
    ...reaches.map(({ says, program, value }): Named => [
      `does not reach ${says}`,
      async () => checkMatches(await run(program), value === undefined ? anyFailure : { ok: true, value }),
    ]),
    ...isolationCases(bench),
    ...limitCases(bench),
    ...printCases(bench),
    ...endCases(bench),
  ];
  return all.map(([says, test]) => ({ name: `a script in ${runner.language} ${says}`, run: test }));
}

function resultCases({ programs, run }: Bench): readonly Named[] {
  const { throws } = programs;
  return [
    [
      'sees its context and yields its result',
      async () => {
        const context: JsonObject = {
          who: 'ann',
          n: 1.5,
          list: [1, null, { deep: true }],
          __proto__: 'own',
          'a-b': '…💡',
        };
        checkEqual(await run(programs.echo, { context }), { ok: true, value: context });
      },
    ],
    [
      'that assigns nothing has no result, and one that assigns null has null',
      async () => {
        checkEqual(await run(programs.silent), { ok: true, value: undefined });
        checkEqual(await run(programs.nothing), { ok: true, value: null });
      },
    ],
    ['that is malformed fails', async () => checkMatches(await run(programs.malformed), anyFailure)],
    ...when(throws, (program): Named => [
      'that throws reports its reason and its line',
      async () => {
        checkMatches(await run(program), failureWith('rope snapped'));
        checkMatches(await run(program), failureWith('main:2'));
      },
    ]),
  ];
}

function isolationCases({ programs, scripts, run }: Bench): readonly Named[] {
  return [
    ...when(programs.sharing, ({ share, useShared, hasShared }): Named => [
      'shares its scope with its dependencies, and with no other run',
      async () => {
        checkMatches(await scripts().run(scriptOf([share, useShared])), { ok: true });
        const after = await Promise.all(Array.from({ length: 4 }, () => run(hasShared)));
        checkEqual(
          after,
          Array.from({ length: 4 }, () => ({ ok: true, value: false })),
        );
      },
    ]),
    ...when(programs.changeContext, (program): Named => [
      'changes nothing outside when it changes its context',
      async () => {
        const context = { list: [1] };
        const done = await run(program, { context });
        check(done.ok && JSON.stringify(done.value) !== '{"list":[1]}', 'The program does not change its context.');
        checkEqual(context, { list: [1] }, 'The context of the caller');
      },
    ]),
    [
      'runs beside others, each over its own context',
      async () => {
        const done = await Promise.all(Array.from({ length: 8 }, (_, n) => run(programs.echo, { context: { n } })));
        const expected = Array.from({ length: 8 }, (_, n) => ({ ok: true, value: { n } }));
        checkEqual(done, expected);
      },
    ],
  ];
}

function limitCases({ programs, run }: Bench): readonly Named[] {
  const { endless, deaf, greedy, bottomless } = programs;
  const unlimited = { statementLimit: Number.MAX_SAFE_INTEGER };
  const brief = { ...unlimited, timeoutMs: 100 };
  return [
    ...when(endless, (program): Named => [
      'that never ends exceeds the statement limit',
      async () => {
        const done = await run(program, { statementLimit: 20_000 });
        checkMatches(done, failureWith('exceeded the statement limit (20000)'));
      },
    ]),
    ...when(endless, (program): Named => [
      'that takes too long exceeds the timeout',
      async () => checkMatches(await run(program, brief), failureWith('exceeded the timeout limit (100 ms)')),
    ]),
    ...when(deaf, (program): Named => [
      'that takes too long in native code exceeds the timeout',
      async () => checkMatches(await run(program, brief), failureWith('exceeded the timeout limit (100 ms)')),
    ]),
    ...when(greedy, (program): Named => [
      'that takes all memory fails',
      async () => checkMatches(await run(program, unlimited), failureWith('out of memory')),
    ]),
    ...when(bottomless, (program): Named => [
      'that calls itself for ever fails',
      async () => checkMatches(await run(program), anyFailure),
    ]),
    [
      'runs after all of these',
      async () => {
        const context = { still: 'here' };
        checkEqual(await run(programs.echo, { context }), { ok: true, value: context });
      },
    ],
  ];
}

function printCases({ programs, run }: Bench): readonly Named[] {
  return when(programs.printing, ({ prints, printsTooMuch }): Named => [
    'prints lines with their levels, within limits',
    async () => {
      const printed: [string, string][] = [];
      const print: Script['print'] = (level, line) => void printed.push([level, line]);
      await run(prints, { print });
      checkEqual(printed.splice(0), [
        ['info', 'first'],
        ['warn', 'second'],
      ]);
      await run(printsTooMuch, { print, statementLimit: Number.MAX_SAFE_INTEGER });
      checkEqual(printed.length, 100, 'The number of lines');
      check(
        printed.every(([, line]) => line.length === 1_024),
        'A line is not cut at 1,024 characters.',
      );
    },
  ]);
}

function endCases({ runner, programs, scripts, run }: Bench): readonly Named[] {
  const cancelled = { ok: false, failure: { code: 'cancelled' } };
  const unlimited = { statementLimit: Number.MAX_SAFE_INTEGER };
  return [
    ...when(programs.endless, (endless): Named => [
      'ends with its caller, running or waiting',
      async () => {
        const gone = new AbortController();
        // Once the first run has ended, some of the others run and the rest waits for its turn.
        const first = run(programs.nothing);
        const all = Array.from({ length: 5 }, () => run(endless, { ...unlimited, signal: gone.signal }));
        await first;
        gone.abort();
        const expected = all.map(() => cancelled);
        checkEqual(await Promise.all(all), expected);
      },
    ]),
    [
      'does not start when its caller has gone',
      async () => checkEqual(await run(programs.echo, { signal: AbortSignal.abort() }), cancelled),
    ],
    ...when(programs.endless, (endless): Named => [
      'ends with its runner',
      async () => {
        const closing = runner.open();
        const ended = closing.run(scriptOf([endless], unlimited));
        await closing.close();
        checkEqual(await ended, cancelled);
        await closing.close();
      },
    ]),
    [
      'has a runner that may be closed twice',
      async () => {
        await scripts().close();
        await scripts().close();
      },
    ],
  ];
}

const when = <Given>(given: Given | undefined, make: (given: Given) => Named): readonly Named[] =>
  given === undefined ? [] : [make(given)];

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

const anyFailure = { ok: false, failure: { code: 'script-failed', reason: /./ } };

const failureWith = (reason: string) => ({
  ok: false,
  failure: { code: 'script-failed', reason: new RegExp(reason.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) },
});
