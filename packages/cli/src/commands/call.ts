import { routeFetch } from '@naftiko/adapters';
import {
  cancellationOf,
  isRedirect,
  type Operation,
  type RequestPreview,
  type Result,
  type Reply,
  type Values,
  type RuntimeContext,
} from '@naftiko/engine';
import {
  closeRuntime,
  defaultRunOptions,
  needsOf,
  openRuntime,
  prepareInvoke,
  withPreview,
  writeCurlLine,
  type OperationNeeds,
  type PlannedDocument,
  type RunOptions,
} from '@naftiko/runtime';
import { isError } from '@naftiko/spec';
import { withoutSecrets } from '../call/dry-run.js';
import { findOperation } from '../call/find-operation.js';
import { readInputs } from '../call/read-inputs.js';
import { writeFailure, writeRedirect, writeReply } from '../call/write-outcome.js';
import type { RawOperationOptions } from '../command-line/call-command.js';
import { withCallConfig } from '../config/apply-config.js';
import { loadConfig } from '../config/load-config.js';
import { withPlanConfig } from '../config/plan-config.js';
import { makeUpstreamRules } from '../config/upstream-rules.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { readCallSettings } from '../input/call-settings.js';
import { problemsOf } from '../input/given.js';
import { planOneFile } from '../input/plan-files.js';
import { findUnresolvedImports, refuse, printDiagnostics } from '../run/refusal.js';
import { describeUnknownSettings, describeUnknownUpstreams } from '../run/run-settings.js';
import { reportProblems, printLines, type Shell } from '../shell.js';

/** Runs one operation without a server. */
export async function call(path: string, name: string, flags: RawOperationOptions, shell: Shell): Promise<ExitCode> {
  const loaded = await loadConfig(flags, [path], shell);
  if (!loaded.ok) return reportMisuse(shell, ...loaded.problems);
  const planning = await withPlanConfig(withCallConfig(flags, loaded.value), loaded.value, shell);
  if (!planning.ok) return reportMisuse(shell, ...planning.problems);
  const raw = planning.value;
  const settings = await readCallSettings(raw, shell);
  const replaced = settings.ok ? { replacedBaseUris: new Set(settings.value.baseUris.keys()) } : {};
  const planned = await planOneFile(path, raw, shell, replaced);
  if (!settings.ok || !planned.ok) return reportMisuse(shell, ...problemsOf(settings, planned));
  const document = planned.value;
  if (document.capability === undefined) {
    printDiagnostics(document.diagnostics.filter(isError), shell);
    return exitCode.errors;
  }
  const found = findOperation(name, document);
  const unknown = [
    ...describeUnknownUpstreams(settings.value.baseUris, [document]),
    ...describeUnknownSettings(settings.value.settings, [document]),
  ];
  if (!found.ok || unknown.length > 0) return reportMisuse(shell, ...problemsOf(found), ...unknown);
  const { unit } = found.value;
  if (!unit.ok) {
    printDiagnostics([...findUnresolvedImports(document), unit.reason], shell);
    return exitCode.errors;
  }
  const inputs = await readInputs(raw, unit.operation.contract.inputs, shell);
  if (!inputs.ok) return reportMisuse(shell, ...inputs.problems);

  const options: RunOptions = {
    ...defaultRunOptions,
    ...settings.value,
    upstreams: makeUpstreamRules(loaded.value, flags),
    workingDirectory: shell.workingDirectory,
  };
  await routeFetch(options.proxies);
  const needs = needsOf(document, found.value);
  const task: Task = { document, operation: unit.operation, needs, inputs: inputs.value, shell };
  return raw.dryRun
    ? withRuntime(task, withoutSecrets(document, needs, options), previewFirst)
    : withRuntime(task, options, send);
}

interface Task {
  readonly document: PlannedDocument;
  readonly operation: Operation;
  readonly needs: OperationNeeds;
  readonly inputs: Values;
  readonly shell: Shell;
}

function reportMisuse(shell: Shell, ...problems: readonly string[]): ExitCode {
  reportProblems(shell, ...problems);
  return exitCode.usage;
}

async function withRuntime(
  task: Task,
  options: RunOptions,
  act: (task: Task, runtime: RuntimeContext) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { document, needs, shell } = task;
  const runtime = await openRuntime(document, options, undefined, needs);
  if (!runtime.ok) {
    const attempt = { documents: [document], variables: needs.variables, options, ending: 'Not called' };
    return refuse(runtime.diagnostics, attempt, shell);
  }
  try {
    return await act(task, runtime.value);
  } finally {
    await closeRuntime(runtime.value);
  }
}

async function send(task: Task, runtime: RuntimeContext): Promise<ExitCode> {
  const outcome = await run(task, runtime);
  if (!outcome.ok) {
    writeFailure(outcome.failure, task.shell);
    return exitCode.errors;
  }
  if (isRedirect(outcome.value.status)) {
    writeRedirect(outcome.value, task.shell);
    return exitCode.errors;
  }
  writeReply(outcome.value, task.shell);
  return exitCode.success;
}

/** Prints the first upstream request. Later requests cannot be shown, because they may need its answer. */
async function previewFirst(task: Task, runtime: RuntimeContext): Promise<ExitCode> {
  const { operation, shell } = task;
  const seen: RequestPreview[] = [];
  const outcome = await run(
    task,
    withPreview(runtime, (preview) => seen.push(preview)),
  );
  const [preview] = seen;
  if (preview !== undefined) {
    printLines(shell.output, writeCurlLine(preview));
    const later = operation.plan.steps.filter(({ kind }) => kind === 'call').slice(1);
    if (later.length > 0)
      printLines(shell.errors, `Then, from its answer: ${later.map((step) => step.name).join(', ')}.`);
    return exitCode.success;
  }
  if (!outcome.ok) {
    writeFailure(outcome.failure, shell);
    return exitCode.errors;
  }
  printLines(shell.errors, 'This operation calls no upstream.');
  return exitCode.success;
}

async function run({ operation, inputs }: Task, runtime: RuntimeContext): Promise<Result<Reply>> {
  const values = new Map(inputs);
  // Constants of the document replace the values of the caller (specification 03, section 11.3).
  for (const { name, constant } of operation.contract.inputs) {
    const fixed = constant?.(runtime.variables);
    if (fixed !== undefined) values.set(name, fixed);
  }
  const defects: unknown[] = [];
  const caller = { cancellation: cancellationOf(new AbortController().signal), forwardedHeaders: [] };
  const outcome = await prepareInvoke(runtime, false)(operation, values, caller, (_, cause) => {
    defects.push(cause);
    return 'defect';
  });
  // Defects are thrown, for `main` to report.
  for (const defect of defects) throw defect;
  return outcome;
}
