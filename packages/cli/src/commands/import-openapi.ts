import { loadDocument } from '@naftiko/spec';
import { exposedTypes, importOpenApi as translate, type ExposedType } from '@naftiko/openapi';
import type { RawImportOptions } from '../command-line/openapi-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { readSource } from '../openapi/read-source.js';
import { printWarnings, writeResult } from '../openapi/write-result.js';
import { countNoun } from '../plural.js';
import { toPrintable } from '../printable.js';
import { formatFinding } from '../report/codeframe.js';
import { quoteWord } from '../shell-quoting.js';
import { paintOf, printLines, reportProblems, type Shell } from '../shell.js';

/** Translates an OpenAPI document to a document that calls the API and, with `--expose`, serves it. */
export async function importOpenApi(source: string, raw: RawImportOptions, shell: Shell): Promise<ExitCode> {
  const exposes = readExposedTypes(raw.expose);
  const document = exposes.ok ? await readSource(source, shell) : exposes;
  if (!exposes.ok || !document.ok) {
    reportProblems(shell, ...problemsOf(exposes.ok ? document : exposes).map(toPrintable));
    return exitCode.usage;
  }
  const { address, text, read } = document.value;
  const { namespace, format, include, exclude } = raw;
  const request = { address, text, namespace, format, include, exclude, exposes: exposes.value };
  const outcome = await translate(request, read);
  printWarnings(outcome.warnings, shell);
  if (!outcome.ok) {
    reportFailure({ source, text, reason: outcome.reason }, shell);
    return exitCode.errors;
  }
  const ending = exposes.value.length > 0 ? 'naftiko' : 'consumes';
  const usual =
    exposes.value.length > 0
      ? `${outcome.namespace}.${ending}.${format}`
      : `${outcome.namespace}-${ending}.${format === 'json' ? 'json' : 'yml'}`;
  const summary = `Imported ${countNoun(outcome.operations, 'operation')}`;
  const file = raw.output ?? usual;
  const next = listNextSteps(file, exposes.value.length > 0, outcome.environment);
  return writeResult({ text: outcome.text, file, replaces: raw.output !== undefined, summary, next }, shell);
}

function listNextSteps(file: string, isExposed: boolean, environment: readonly string[]): readonly string[] {
  const quoted = quoteWord(file);
  const needs = `${isExposed ? 'Without --mock it' : 'A document that imports it'} needs ${environment.join(', ')}`;
  return [
    '',
    'Next:',
    `  naftiko validate ${quoted} --strict`,
    ...(isExposed ? [`  naftiko inspect ${quoted}`, `  naftiko run ${quoted} --mock`] : []),
    ...(environment.length === 0 ? [] : ['', `${needs}: in the environment, or in a file that --env-file names.`]),
  ];
}

interface Failed {
  readonly source: string;
  readonly text: string;
  readonly reason: string;
}

/** Prints why a document is not imported: a syntax error with its line, as "naftiko validate" shows it. */
function reportFailure({ source, text, reason }: Failed, shell: Shell): void {
  const fault = loadDocument(source, text).diagnostics.find(({ code }) => code === 'yaml-syntax');
  if (fault === undefined) {
    reportProblems(shell, toPrintable(`"${source}" is not imported. ${reason}`));
    return;
  }
  reportProblems(shell, toPrintable(`"${source}" is not imported. It is not valid YAML.`));
  printLines(shell.errors, ...formatFinding(fault, text, paintOf(shell.errors, shell)));
}

function readExposedTypes(written: string | undefined): Given<readonly ExposedType[]> {
  const words = (written ?? '')
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  const types = exposedTypes.filter((type) => words.includes(type));
  const unknown = words.filter((word) => !exposedTypes.some((type) => type === word));
  if (unknown.length > 0 || (written !== undefined && types.length === 0)) {
    return usageError(
      `--expose takes ${exposedTypes.join(', ')} or several of them with commas, not "${written ?? ''}".`,
    );
  }
  return given(types);
}
