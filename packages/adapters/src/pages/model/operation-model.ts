import type { MountedOperation, PageAdapter, PageSource } from '@naftiko/runtime';
import { isObject, type JsonObject } from '@naftiko/spec';
import { listMembers, makeField, type DescribedInput, type FormField } from './form-field.js';
import { listMarks, textOf, type Mark } from './list-operations.js';
import { listRouteInputs } from './route-inputs.js';
import { shorten } from './safe-text.js';

/** The page of one operation. */
export interface OperationModel {
  readonly namespace: string;
  /** Routes only. */
  readonly method: string | undefined;
  readonly path: string;
  readonly description: string;
  readonly marks: readonly Mark[];
  readonly broken: string | undefined;
  /** `undefined`: it cannot be called from this page. */
  readonly form: OperationForm | undefined;
  /** Why there is no form. */
  readonly reason: string | undefined;
}

/** A form that calls an operation; addresses are relative to the root of the port. */
export interface OperationForm {
  readonly isTool: boolean;
  readonly method: string;
  /** Routes: with placeholders. */
  readonly call: string;
  readonly preview: string;
  /** Calls the operation and records what upstreams answer; `undefined`: the operator does not allow it. */
  readonly inspect: string | undefined;
  readonly fields: readonly FormField[];
  readonly credentials: readonly { readonly id: string; readonly name: string; readonly place: string }[];
}

/** What the page of an operation is made from besides its document. */
export interface OperationContext {
  readonly inspects: boolean;
  /** `paths` of the OpenAPI description of the adapter. */
  readonly paths: JsonObject;
}

const maxDescriptionLength = 10_000;

/** Describes an operation with its form. */
export function describeOperation(
  operation: MountedOperation,
  adapter: PageAdapter,
  source: PageSource,
  context: OperationContext,
): OperationModel {
  const { unit, hints = {}, description } = operation;
  const { plan } = adapter;
  const isTool = plan.type === 'mcp';
  const [method, path = ''] = isTool ? [undefined, operation.address] : operation.address.split(' ', 2);
  const inputs = isTool ? listToolInputs(operation) : findRouteInputs(method ?? '', path, context.paths);
  const reason =
    reasonOf(adapter, source, isTool) ?? (inputs === undefined ? 'It has no description in OpenAPI.' : undefined);
  return {
    namespace: plan.namespace,
    method,
    path,
    description: shorten(textOf(description, operation), maxDescriptionLength),
    marks: listMarks(hints),
    broken: unit.ok ? undefined : unit.reason.message,
    form:
      unit.ok && reason === undefined && inputs !== undefined
        ? makeForm({ isTool, method: method ?? 'POST', path, inputs }, adapter, source, context.inspects)
        : undefined,
    reason,
  };
}

/** Pages call adapters of their own origin only. */
function reasonOf(
  { plan, port }: PageAdapter,
  { adapters, namespace }: PageSource,
  isTool: boolean,
): string | undefined {
  if (plan.kind !== 'http') return 'It is served on standard input and output.';
  const own = adapters.find((one) => one.plan.namespace === namespace);
  return isTool || port === own?.port ? undefined : `It is called on the page of its own port, ${port ?? 0}.`;
}

function listToolInputs({ unit }: MountedOperation): readonly DescribedInput[] {
  if (!unit.ok) return [];
  const { schema, inputs } = unit.operation.contract;
  // What is the only content of a body may be the content of a file.
  const contents = new Set(
    inputs.flatMap(({ name, alias, slotKinds }) => (slotKinds.includes('text') ? [alias ?? name] : [])),
  );
  return listMembers(schema, 'argument').map((input) => ({ ...input, takesFile: contents.has(input.name) }));
}

function findRouteInputs(method: string, path: string, paths: JsonObject): readonly DescribedInput[] | undefined {
  const item = paths[path];
  const found = isObject(item) ? item[method.toLowerCase()] : undefined;
  return isObject(found) ? listRouteInputs(found) : undefined;
}

interface Target {
  readonly isTool: boolean;
  readonly method: string;
  readonly path: string;
  readonly inputs: readonly DescribedInput[];
}

function makeForm(
  { isTool, method, path, inputs }: Target,
  { plan }: PageAdapter,
  { credentialPlaces }: PageSource,
  inspects: boolean,
): OperationForm {
  const rest = isTool ? `/${encodeURIComponent(path)}` : path;
  const below = (mode: string): string => `_pages/${mode}/${encodeURIComponent(plan.namespace)}${rest}`;
  return {
    isTool,
    method,
    call: isTool ? below('call') : path.slice(1),
    preview: below('preview'),
    inspect: inspects ? below('inspect') : undefined,
    fields: inputs.map(makeField),
    credentials: credentialPlaces
      .filter(({ place }) => place !== 'cookie')
      .map(({ place, name }, index) => ({ id: `credential-${index}`, name, place })),
  };
}
