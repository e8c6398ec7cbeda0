import { bindFromEnvironment } from '@naftiko/runtime/fix';
import { defaultRunOptions, type PlannedDocument } from '@naftiko/runtime';
import { isError } from '@naftiko/spec';
import type { RawPackOptions } from '../command-line/pack-commands.js';
import { loadPlanConfig } from '../config/plan-config.js';
import { chooseNamespace } from '../connect/choose-namespace.js';
import { given, usageError, type Given } from '../input/given.js';
import { planOneFile } from '../input/plan-files.js';
import { listNeededValues, type NeededValue } from '../inspect/needed-values.js';
import { printDiagnostics } from '../run/refusal.js';
import type { Shell } from '../shell.js';

/** A document as it is packed: all its bound values are environment variables. */
export interface PackSource {
  readonly planned: PlannedDocument;
  readonly namespace: string;
  /** What users of the package supply. */
  readonly values: readonly NeededValue[];
  /** What the document needs besides the command, in sentences. */
  readonly requirements: readonly string[];
}

/**
 * Plans a document for a package. One that has errors is refused without a problem, because they are printed; one with
 * values from elsewhere is refused too.
 */
export async function planPack(
  path: string,
  raw: RawPackOptions,
  baseUris: ReadonlyMap<string, string>,
  shell: Shell,
): Promise<Given<PackSource>> {
  const loaded = await loadPlanConfig(raw, [path], shell);
  if (!loaded.ok) return loaded;
  const written = await planOneFile(path, loaded.value.raw, shell, { replacedBaseUris: new Set(baseUris.keys()) });
  if (!written.ok) return written;
  const { loaded: read, file } = written.value;
  const text = read.root === undefined ? read.text : bindFromEnvironment(read.text, read.root);
  if (text === undefined)
    return usageError(`"${file}": the "location" of its binds cannot be removed; write each on its own line.`);
  const whole = await written.value.replan(text);
  const errors = whole.diagnostics.filter(isError);
  if (errors.length > 0) {
    printDiagnostics(errors, shell);
    return usageError();
  }
  const namespace = chooseNamespace(whole, raw.stdio);
  if (!namespace.ok) return namespace;
  // Without the values of other adapters and of their authentication.
  const planned = await whole.replan(text, { stdio: namespace.value });
  const options = { ...defaultRunOptions, baseUris, environment: {}, workingDirectory: shell.workingDirectory };
  const values = await listNeededValues(planned, options);
  const requirements = [
    ...(loaded.value.raw.plugin.length === 0 ? [] : ['The document needs plug-ins, which a bundle does not contain.']),
    ...(raw.python ? ['Scripts in Python need the package "pyodide", which a bundle does not contain.'] : []),
  ];
  const problems = values.flatMap(({ kind, name, source, required }) => {
    if (kind === 'bind')
      return [`"${name}" comes from ${source ?? 'a file'} in an imported document, which a package cannot ask for.`];
    return kind === 'base-uri' && required ? [`"${name}" has no base URI; give --base-uri ${name}=<url>.`] : [];
  });
  return problems.length > 0
    ? usageError(...problems)
    : given({ planned, namespace: namespace.value, values, requirements });
}
