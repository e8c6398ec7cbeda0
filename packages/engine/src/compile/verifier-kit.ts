import { diagnose, invalid } from '@naftiko/spec';
import { halfTemplate } from '../expression/half-template.js';
import type { VerifierKit } from '../ports/auth-scheme.js';
import { unboundCredential } from './unbound-credential.js';
import { variableText } from './variable-text.js';
import type { VariableTable } from './variables.js';

/**
 * Compiles the secrets an adapter requires of its callers. An unknown name is an error: the text of a template must
 * never become the password. Source: specification 03, section 13.
 */
export const verifierKit = (variables: VariableTable): VerifierKit => ({
  secret: (text) => {
    const half = halfTemplate(text.text);
    if (half !== undefined) return invalid(diagnose('credential-template-malformed', text.at, half));
    return variableText(text, variables, (name, at) => unboundCredential(name, at, variables.binds));
  },
});
