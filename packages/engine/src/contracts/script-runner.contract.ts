import type { JsonObject } from '@naftiko/spec';
import type { OpenScriptRunner } from '../ports/script-runner.js';
import { check, checkEqual, checkMatches } from './check.js';
import type { ContractCase } from './contract-case.js';
import {
  anyFailure,
  toFailure,
  scriptOf,
  when,
  type NamedCase,
  type ScriptBench,
  type ScriptRunnerCases,
} from './script-bench.js';
import { listScriptLimitCases } from './script-limits.js';

/**
 * The contract suite of script runners. Its cases run in order, one after the other; the last one closes the runner.
 */
export function scriptRunnerContract(cases: ScriptRunnerCases): readonly ContractCase[] {
  const { runner, programs, reaches, converts, refuses } = cases;
  let opened: OpenScriptRunner | undefined;
  const openRunner = (): OpenScriptRunner => (opened ??= runner.open());
  const run: ScriptBench['run'] = (program, overrides) => openRunner().run(scriptOf([program], overrides));
  const bench: ScriptBench = { runner, programs, openRunner, run };

  const all: readonly NamedCase[] = [
    ...resultCases(bench),
    ...converts.map(({ says, program, value }): NamedCase => [
      `yields ${says}`,
      async () => checkEqual(await run(program), { ok: true, value }),
    ]),
    ...refuses.map(({ says, program, reason }): NamedCase => [
      `fails because ${says}`,
      async () => checkMatches(await run(program), toFailure(reason)),
    ]),
    ...reaches.map(({ says, program, value }): NamedCase => [
      `does not reach ${says}`,
      async () => checkMatches(await run(program), value === undefined ? anyFailure : { ok: true, value }),
    ]),
    ...isolationCases(bench),
    ...listScriptLimitCases(bench),
  ];
  return all.map(([says, test]) => ({ name: `a script in ${runner.language} ${says}`, run: test }));
}

function resultCases({ programs, run }: ScriptBench): readonly NamedCase[] {
  const { throws } = programs;
  return [
    [
      'reads its context and yields its result',
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
      'that does not assign its result has none, and one that assigns null has the result null',
      async () => {
        checkEqual(await run(programs.silent), { ok: true, value: undefined });
        checkEqual(await run(programs.nothing), { ok: true, value: null });
      },
    ],
    ['that is malformed fails', async () => checkMatches(await run(programs.malformed), anyFailure)],
    ...when(throws, (program): NamedCase => [
      'that throws reports its reason and its line',
      async () => {
        checkMatches(await run(program), toFailure('rope snapped'));
        checkMatches(await run(program), toFailure('main:2'));
      },
    ]),
  ];
}

function isolationCases({ programs, openRunner, run }: ScriptBench): readonly NamedCase[] {
  return [
    ...when(programs.sharing, ({ share, useShared, hasShared }): NamedCase => [
      'shares its scope with its dependencies, and with no other run',
      async () => {
        checkMatches(await openRunner().run(scriptOf([share, useShared])), { ok: true });
        const after = await Promise.all(Array.from({ length: 4 }, () => run(hasShared)));
        checkEqual(
          after,
          Array.from({ length: 4 }, () => ({ ok: true, value: false })),
        );
      },
    ]),
    ...when(programs.changeContext, (program): NamedCase => [
      'does not affect the host by changing its context',
      async () => {
        const context = { list: [1] };
        const done = await run(program, { context });
        check(done.ok && JSON.stringify(done.value) !== '{"list":[1]}', 'The program does not change its context.');
        checkEqual(context, { list: [1] }, 'The context of the caller');
      },
    ]),
    [
      'runs concurrently with others, each with its own context',
      async () => {
        const done = await Promise.all(Array.from({ length: 8 }, (_, n) => run(programs.echo, { context: { n } })));
        const expected = Array.from({ length: 8 }, (_, n) => ({ ok: true, value: { n } }));
        checkEqual(done, expected);
      },
    ],
  ];
}
