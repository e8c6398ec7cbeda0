import path from 'node:path';
import { exportOpenApi as describe, writeOpenApi } from '@naftiko/openapi';
import { isError } from '@naftiko/spec';
import { absentPlan } from '../command-line/plan-options.js';
import type { RawExportOptions } from '../command-line/openapi-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { planOneFile } from '../input/plan-files.js';
import { prepareFindOperation } from '../openapi/describe-rest.js';
import { printWarnings, writeResult } from '../openapi/write-result.js';
import { countNoun } from '../plural.js';
import { toPrintable } from '../printable.js';
import { printDiagnostics } from '../run/refusal.js';
import { reportProblems, type Shell } from '../shell.js';

/** Describes a REST adapter of a document in OpenAPI. */
export async function exportOpenApi(file: string, raw: RawExportOptions, shell: Shell): Promise<ExitCode> {
  const planned = await planOneFile(file, absentPlan, shell);
  if (!planned.ok) {
    reportProblems(shell, ...planned.problems);
    return exitCode.usage;
  }
  const { loaded, diagnostics } = planned.value;
  if (loaded.document === undefined) {
    printDiagnostics(diagnostics.filter(isError), shell);
    return exitCode.errors;
  }
  const outcome = describe({
    document: loaded.document,
    source: loaded.root,
    adapter: raw.adapter,
    version: raw.openapiVersion,
    findOperation: prepareFindOperation(planned.value),
  });
  if (!outcome.ok) {
    reportProblems(shell, toPrintable(`"${file}" is not exported. ${outcome.reason}`));
    return exitCode.errors;
  }
  printWarnings(outcome.warnings, shell);
  const format = raw.format ?? (path.extname(raw.output ?? '').toLowerCase() === '.json' ? 'json' : 'yaml');
  const summary = `Exported ${countNoun(outcome.operations, 'operation')}`;
  return writeResult(
    {
      text: writeOpenApi(outcome.description, format),
      file: raw.output ?? `openapi.${format}`,
      replaces: raw.output !== undefined,
      summary,
    },
    shell,
  );
}
