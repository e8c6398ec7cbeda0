import { diagnose, faulty, sound } from '@naftiko/spec';
import { compileTemplate, textOf } from '../expression/template.js';
import type { VerifierKit } from '../ports/auth-scheme.js';
import type { VariableTable } from './variables.js';

/**
 * Compiles the secrets an adapter asks of its callers. A name no variable supplies is an error: the text of a template
 * must never become the password. Source: specification 03, section 13.
 */
export const verifierKit = (variables: VariableTable): VerifierKit => ({
  secret(text) {
    const template = compileTemplate<{ readonly variables: ReadonlyMap<string, string> }>(text, {
      resolve: (name, at) => {
        const read = variables.resolve(name, { at, upstream: undefined, optional: false }, true);
        return read === undefined ? faulty(diagnose('server-secret-missing', at, { field: name })) : sound(read);
      },
    });
    if (!template.ok) return template;
    const faults = template.diagnostics.filter(({ severity }) => severity === 'error');
    if (faults.length > 0) return faulty(...faults);
    return sound(
      (values: ReadonlyMap<string, string>) => textOf(template.value, { variables: values }),
      template.diagnostics,
    );
  },
});
