import type { Script } from '../ports/script-runner.js';
import { check, checkEqual, checkMatches } from './check.js';
import { anyFailure, toFailure, scriptOf, when, type NamedCase, type ScriptBench } from './script-bench.js';

/**
 * Cases about scripts that do not end by themselves: they are ended at a limit, when the caller disconnects, and when
 * the runner is closed.
 */
export const listScriptLimitCases = (bench: ScriptBench): readonly NamedCase[] => [
  ...limitCases(bench),
  ...printCases(bench),
  ...endCases(bench),
];

function limitCases({ programs, run }: ScriptBench): readonly NamedCase[] {
  const { endless, blocking, greedy, recursive } = programs;
  const unlimited = { statementLimit: Number.MAX_SAFE_INTEGER };
  const brief = { ...unlimited, timeoutMs: 100 };
  return [
    ...when(endless, (program): NamedCase => [
      'that never ends exceeds the statement limit',
      async () => {
        const done = await run(program, { statementLimit: 20_000 });
        checkMatches(done, toFailure('exceeded the statement limit (20000)'));
      },
    ]),
    ...when(endless, (program): NamedCase => [
      'that takes too long exceeds the timeout',
      async () => checkMatches(await run(program, brief), toFailure('exceeded the timeout limit (100 ms)')),
    ]),
    ...when(blocking, (program): NamedCase => [
      'that takes too long in native code exceeds the timeout',
      async () => checkMatches(await run(program, brief), toFailure('exceeded the timeout limit (100 ms)')),
    ]),
    ...when(greedy, (program): NamedCase => [
      'that allocates all memory fails',
      async () => checkMatches(await run(program, unlimited), toFailure('out of memory')),
    ]),
    ...when(recursive, (program): NamedCase => [
      'that recurses without end fails',
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

function printCases({ programs, run }: ScriptBench): readonly NamedCase[] {
  return when(programs.printing, ({ prints, printsTooMuch }): NamedCase => [
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

function endCases({ runner, programs, openRunner, run }: ScriptBench): readonly NamedCase[] {
  const cancelled = { ok: false, failure: { code: 'cancelled' } };
  const unlimited = { statementLimit: Number.MAX_SAFE_INTEGER };
  return [
    ...when(programs.endless, (endless): NamedCase => [
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
    ...when(programs.endless, (endless): NamedCase => [
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
        await openRunner().close();
        await openRunner().close();
      },
    ],
  ];
}
