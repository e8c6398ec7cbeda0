import { invalid, valid, type Checked, type Diagnostic, type Origin, type Text } from '@naftiko/spec';
import { compileTemplate, textOf } from '../expression/template.js';
import type { VariableTable } from './variables.js';

/**
 * Compiles a text in which every name must be a variable, such as a secret that callers must present or the address of
 * a telemetry collector. `missing` makes the diagnostic of an unknown name.
 */
export function compileVariableText(
  text: Text,
  variables: VariableTable,
  missing: (name: string, at: Origin) => Diagnostic,
  inCredential = false,
): Checked<(values: ReadonlyMap<string, string>) => string> {
  const template = compileTemplate<{ readonly variables: ReadonlyMap<string, string> }>(text, {
    resolve: (name, at) => {
      const read = variables.resolve(name, { at, upstream: undefined, optional: false, inCredential }, true);
      return read === undefined ? invalid(missing(name, at)) : valid(read);
    },
  });
  if (!template.ok) return template;
  const faults = template.diagnostics.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) return invalid(...faults);
  return valid((values) => textOf(template.value, { variables: values }), template.diagnostics);
}
