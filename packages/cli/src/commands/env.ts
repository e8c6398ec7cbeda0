import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultRunOptions, needsOf } from '@naftiko/runtime';
import { isError } from '@naftiko/spec';
import { findOperation } from '../call/find-operation.js';
import type { RawEnvOptions } from '../command-line/env-command.js';
import { withPresentEnvFiles } from '../config/apply-config.js';
import { loadPlanConfig } from '../config/plan-config.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { readEnvironment } from '../input/call-settings.js';
import { problemsOf } from '../input/given.js';
import { planFiles } from '../input/plan-files.js';
import { reasonOf } from '../input/read-texts.js';
import { formatEnvFile } from '../inspect/format-env-file.js';
import { listBindFaults, listNeededValues, type NeededValue } from '../inspect/needed-values.js';
import { formatTable } from '../inspect/table.js';
import { describeSupply, describeReceivers, setOf, describeUses } from '../inspect/value-words.js';
import { toPrintableData } from '../printable.js';
import { findUnresolvedImports, printDiagnostics } from '../run/refusal.js';
import { reportProblems, printLines, type Shell } from '../shell.js';

/** Lists every required value, which host receives it, and whether it is set. Never shows a value. */
export async function listEnvironment(paths: readonly string[], flags: RawEnvOptions, shell: Shell): Promise<ExitCode> {
  const planning = await loadPlanConfig(flags, paths, shell);
  if (!planning.ok) {
    reportProblems(shell, ...planning.problems);
    return exitCode.usage;
  }
  const raw = await withPresentEnvFiles(planning.value.raw, planning.value.config, shell);
  const environment = await readEnvironment(raw.envFile, shell);
  const planned = await planFiles(paths, raw, shell);
  if (!environment.ok || !planned.ok) {
    reportProblems(shell, ...problemsOf(environment, planned));
    return exitCode.usage;
  }
  const unread = planned.value.filter(({ capability }) => capability === undefined);
  printDiagnostics(
    planned.value.flatMap((one) =>
      one.capability === undefined ? one.diagnostics.filter(isError) : findUnresolvedImports(one),
    ),
    shell,
  );
  const wanted = raw.for;
  const found = wanted === undefined ? [] : planned.value.map((one) => findOperation(wanted, one));
  if (found.length > 0 && !found.some(({ ok }) => ok)) {
    reportProblems(shell, ...problemsOf(...found));
    return exitCode.usage;
  }
  const options = { ...defaultRunOptions, environment: environment.value, workingDirectory: shell.workingDirectory };
  const listings = planned.value.flatMap((one, index): Parameters<typeof listNeededValues>[] => {
    const operation = found[index];
    if (operation === undefined) return [[one, options]];
    return operation.ok ? [[one, options, needsOf(one, operation.value).variables]] : [];
  });
  const values = mergeValues(await Promise.all(listings.map((listing) => listNeededValues(...listing))));
  const faults = await Promise.all(listings.map((listing) => listBindFaults(...listing)));
  printDiagnostics(faults.flat(), shell);
  const written = raw.write === undefined ? undefined : await writeNames(raw.write, toPrintableData(values), shell);
  if (written !== undefined) {
    reportProblems(shell, written);
    return exitCode.usage;
  }
  if (raw.write === undefined) printLines(shell.output, ...listLines(toPrintableData(values)));
  else printLines(shell.errors, `Wrote ${raw.write}; fill it in and give it with --env-file.`);
  return unread.length > 0 ? exitCode.errors : exitCode.success;
}

/** Merges the values of several documents, one entry per value. */
function mergeValues(lists: readonly (readonly NeededValue[])[]): readonly NeededValue[] {
  const values = new Map<string, NeededValue>();
  for (const value of lists.flat()) {
    const earlier = values.get(value.id);
    values.set(
      value.id,
      earlier === undefined
        ? value
        : {
            ...earlier,
            required: earlier.required || value.required,
            reachesCallers: earlier.reachesCallers || value.reachesCallers,
            hosts: [...new Set([...earlier.hosts, ...value.hosts])],
            uses: [...earlier.uses, ...value.uses],
          },
    );
  }
  return [...values.values()];
}

function listLines(values: readonly NeededValue[]): readonly string[] {
  if (values.length === 0) return ['No values are required.'];
  return formatTable([
    ['NAME', 'SET', 'SENT TO', 'USED AT'],
    ...values.map((value) => [describeSupply(value), setOf(value), describeReceivers(value), describeUses(value)]),
  ]);
}

/** Writes the names for an env file; returns a problem, if any. Never overwrites an existing file. */
async function writeNames(file: string, values: readonly NeededValue[], shell: Shell): Promise<string | undefined> {
  try {
    await writeFile(path.resolve(shell.workingDirectory, file), formatEnvFile(values), { flag: 'wx' });
    return undefined;
  } catch (cause) {
    return `"${file}" is not written: ${reasonOf(cause)}`;
  }
}
