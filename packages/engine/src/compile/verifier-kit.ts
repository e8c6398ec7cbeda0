import { diagnose } from '@naftiko/spec';
import type { VerifierKit } from '../ports/auth-scheme.js';
import { variableText } from './variable-text.js';
import type { VariableTable } from './variables.js';

/**
 * Compiles the secrets an adapter asks of its callers. A name no variable supplies is an error: the text of a template
 * must never become the password. Source: specification 03, section 13.
 */
export const verifierKit = (variables: VariableTable): VerifierKit => ({
  secret: (text) => variableText(text, variables, (name, at) => diagnose('server-secret-missing', at, { field: name })),
});
