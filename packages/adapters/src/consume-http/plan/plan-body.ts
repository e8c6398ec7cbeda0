import {
  diagnose,
  invalid,
  mapChecked,
  valid,
  declaredTypeOf,
  type Checked,
  type ConsumedInput,
  type ConsumedOperation,
  type RequestBody,
  type Text,
} from '@naftiko/spec';
import type { BodyEncoder, BodyPlan, ConsumeKit, ConsumeScope, Template } from '@naftiko/engine';
import {
  createFieldsBody,
  createEmptyBody,
  createTemplateBody,
  createWholeBody,
  type BodySource,
} from '../request/body-source.js';
import type { ParameterTable } from './parameter-table.js';

/** The operation whose body is planned, with its parameters. */
export interface BodySite {
  /** `<namespace>.<operation>`, for failures. */
  readonly label: string;
  readonly operation: ConsumedOperation;
  /** The `in: body` parameters, without those that the authentication sets. */
  readonly parameters: readonly ConsumedInput[];
  readonly table: ParameterTable;
}

/** An operation with a declared body. */
interface DeclaredBodySite extends BodySite {
  /** Receives the text of each template of the body. */
  onTemplate(text: string): void;
}

/** Plans the body of an operation. Source: specification 02, section 9.3; 06, section 4.6. */
export function planBody(site: BodySite, kit: ConsumeKit): Checked<BodySource> {
  const { operation, parameters } = site;
  const method = operation.method.text;
  if (method === 'HEAD' || (method === 'GET' && operation.body === undefined)) {
    const isIgnored = parameters.length > 0 || operation.body !== undefined;
    return valid(createEmptyBody(false), isIgnored ? [diagnose('body-on-get', operation.at, { method })] : []);
  }
  if (operation.body !== undefined) {
    const templates: string[] = [];
    const planned = planDeclared(operation.body, { ...site, onTemplate: (text) => templates.push(text) }, kit);
    const names = parameters.map(({ name }) => name.text).filter((name) => !isNamedIn(templates, name));
    // In the relaxed dialect, parameters that the body names are reported too.
    const isDeclaredTwice = names.length > 0 || (!kit.conformant && parameters.length > 0);
    const twice = isDeclaredTwice ? [diagnose('body-declared-twice', operation.at, { names })] : [];
    return planned.ok ? valid(planned.value, [...twice, ...planned.diagnostics]) : planned;
  }
  if (parameters.length > 0) return valid(planParameters(site));
  return planUndeclared(site, kit);
}

/** Whether a template names a parameter: `{{x}}` or `{{tools.x}}`. */
const isNamedIn = (templates: readonly string[], name: string): boolean =>
  templates.some((text) =>
    [...text.matchAll(/\{\{([^{}]*)\}/g)].some(([, inner = '']) => inner.trim().split('.').includes(name)),
  );

/** Whether requests with the method usually have a body. */
const isWritingMethod = (method: string): boolean => method === 'POST' || method === 'PUT' || method === 'PATCH';

function planDeclared(body: RequestBody, site: DeclaredBodySite, kit: ConsumeKit): Checked<BodySource> {
  const { operation, table, label } = site;
  const takesFields = isWritingMethod(operation.method.text);
  // A plug-in reads the content of its body itself.
  if (body.data === undefined && body.type !== 'extension') {
    const declared = site.parameters.find(({ name }) => name.text === 'body');
    const required = body.required || declared?.required === true;
    const type = declared?.type;
    const read = table.slots.add({ name: 'body', kind: 'entity', at: body.at, type, required });
    return valid(createWholeBody({ name: 'body', read, required, type, operation: label, takesFields }));
  }
  const encoder = kit.findEncoder(declaredTypeOf(body));
  if (encoder === undefined) return invalid(diagnose('body-type-unavailable', body.at, { type: declaredTypeOf(body) }));

  const prepared = encoder.prepare(body, {
    operation: label,
    conformant: kit.conformant,
    template: (text) => {
      site.onTemplate(text.text);
      return planTemplate(text, { body, encoder }, site, kit);
    },
    noteUnquoted: ({ read }) => table.slots.refine(read, { isUnquoted: true }),
  });
  return mapChecked(prepared, (plan: BodyPlan) => createTemplateBody(plan, takesFields && plan.takesFields === true));
}

function planTemplate(
  text: Text,
  { body, encoder }: { readonly body: RequestBody; readonly encoder: BodyEncoder },
  { table: { names, slots } }: BodySite,
  kit: ConsumeKit,
): Checked<Template<ConsumeScope>> {
  const compiled = kit.template(text, names);
  if (!compiled.ok) return compiled;
  const { whole, parts } = compiled.value;
  if (whole !== undefined && body.data?.kind === 'text') {
    // `data: '{{tools.x}}'`: x is the whole body (specification 06, section 4.6).
    slots.refine(whole.read, { kind: encoder.takesEntity === true ? 'entity' : 'text' });
    if (body.required) slots.refine(whole.read, { required: true });
  } else if (whole === undefined && !kit.conformant) {
    for (const part of parts) if (typeof part !== 'string') slots.refine(part.read, { required: true });
  }
  return compiled;
}

/**
 * Whether a parameter is the whole body: it is the only body parameter and has the name `body`. Any other one is a
 * member of the body (06, section 4.6).
 */
export const isWholeBody = ({ name }: ConsumedInput, parameters: readonly ConsumedInput[]): boolean =>
  name.text === 'body' && parameters.length === 1;

function planParameters(site: BodySite): BodySource {
  const { parameters, operation, label } = site;
  const takesFields = isWritingMethod(operation.method.text);
  const whole = parameters.find((input) => isWholeBody(input, parameters));
  if (whole === undefined) {
    const members = parameters.map((input) => ({ name: input.name.text, read: site.table.read(input, 'field') }));
    return createFieldsBody(members, takesFields);
  }
  const required = whole.required === true && whole.value === undefined;
  const read = site.table.read(whole, 'entity');
  return createWholeBody({ name: 'body', read, required, type: whole.type, operation: label, takesFields });
}

/**
 * Plans the body of an operation that declares none. With POST, PUT or PATCH it accepts, in the relaxed dialect, a whole
 * body of the caller, although tools do not list it as an input; in a conformant document, only the fields that a call
 * adds to its body.
 */
function planUndeclared({ operation, table, label }: BodySite, kit: ConsumeKit): Checked<BodySource> {
  const method = operation.method.text;
  if (!isWritingMethod(method)) return valid(createEmptyBody(false));
  const at = operation.at;
  const noted = [diagnose('body-undeclared', at, { method })];
  if (kit.conformant) return valid(createEmptyBody(true), noted);
  const read = table.slots.add({ name: 'body', kind: 'entity', at, declared: false, advertised: false });
  const body = createWholeBody({
    name: 'body',
    read,
    required: false,
    type: undefined,
    operation: label,
    takesFields: true,
  });
  return valid(body, noted);
}
