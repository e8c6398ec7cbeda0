import { makeSecretMask, type MaskText, type RuntimeServices, type Reloaded } from '@naftiko/runtime';
import { pointerOf, type Diagnostic } from '@naftiko/spec';
import { answerJson, answerError, type Answer } from './answer.js';
import type { ControlRoute } from './control-route.js';
import { prefersYaml } from './prefers-yaml.js';
import { readText } from './request-body.js';

/** The running document. Source: specification 04, c.5. */
export const configRoute: ControlRoute = {
  method: 'GET',
  path: '/config',
  async serve({ services, request }) {
    const config = services.control.readConfig();
    const headers = { Vary: 'Accept' };
    if (!prefersYaml(request.headers.accept)) return answerJson(200, config as object, headers);
    const { stringify } = await import('yaml');
    return { status: 200, type: 'application/yaml; charset=utf-8', body: stringify(config), headers };
  },
};

/** Examines whether a text can replace the running document. Source: specification 04, c.6. */
export const validateRoute: ControlRoute = {
  method: 'POST',
  path: '/config/validate',
  async serve({ services, request }) {
    const read = await readText({ request });
    if (!read.ok) return read.answer;
    if (read.text.trim() === '') return answerError(400, 'The body is empty; it must be a document.');
    const { valid, errors, warnings, structuralChanges } = await services.control.validate(read.text);
    return answerMasked(services, 200, {
      valid,
      reloadable: valid && structuralChanges.length === 0,
      errors: errors.map(describeDiagnostic),
      warnings: warnings.map(({ message }) => message),
      structuralChanges,
    });
  },
};

/** Replaces the running document by the body, or by the current content of its file. Source: specification 04, c.7. */
export const reloadRoute: ControlRoute = {
  method: 'POST',
  path: '/config/reload',
  async serve({ services, request }) {
    const read = await readText({ request });
    if (!read.ok) return read.answer;
    const reloaded = await services.control.reload(read.text.trim() === '' ? undefined : read.text);
    const { status, body } = describeReload(reloaded);
    return answerMasked(services, status, body);
  },
};

function describeReload(reloaded: Reloaded): { readonly status: number; readonly body: object } {
  switch (reloaded.status) {
    case 'unchanged':
      return { status: 200, body: { status: 'unchanged', changes: [] } };
    case 'applied':
      return { status: 200, body: { status: 'applied', changes: reloaded.changes } };
    case 'busy':
      return { status: 409, body: describeRejection('Another reload is in progress.', { structuralChanges: [] }) };
    case 'structural':
      return {
        status: 409,
        body: describeRejection('The change requires a restart.', { structuralChanges: reloaded.changes }),
      };
    case 'refused':
      return {
        status: 422,
        body: describeRejection(reloaded.reason, { errors: reloaded.errors.map(describeDiagnostic) }),
      };
  }
}

const describeRejection = (reason: string, more: object): object => ({ status: 'rejected', reason, ...more });

const describeDiagnostic = ({ at, code, message, hint }: Diagnostic): object => ({
  path: pointerOf(at.path),
  message,
  code,
  hint,
  line: at.start.line,
  column: at.start.column,
});

/** Masks secrets in a body: messages quote faulty values, and such a value may be a secret in the wrong place. */
function answerMasked({ variables }: RuntimeServices, status: number, body: object): Answer {
  const mask: MaskText = makeSecretMask(variables) ?? ((text) => text);
  const replaced = JSON.stringify(body, (_, value: unknown) => (typeof value === 'string' ? mask(value) : value));
  return answerJson(status, JSON.parse(replaced) as object);
}
