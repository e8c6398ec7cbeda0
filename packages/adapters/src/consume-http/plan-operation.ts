import {
  diagnose,
  isError,
  type ConsumedInput,
  type ConsumedOperation,
  type ConsumedResource,
  type Diagnostic,
  type HttpConsume,
} from '@naftiko/spec';
import type { ConsumedSignature, ConsumeKit, ConsumeScope, SignerPlan, Template } from '@naftiko/engine';
import { noBody, type BodySource } from './body-source.js';
import { append } from './compose-path.js';
import { constantOf } from './content-value.js';
import { planDecoding } from './decoding.js';
import { headerInFragment, inspectPath } from './inspect-path.js';
import { isOwned, mergeParameters } from './merge-parameters.js';
import { ParameterTable } from './parameter-table.js';
import { parsePath, resolvePath, type PathTemplate } from './path-template.js';
import { encodeCookie, encodeQuery } from './percent-encoding.js';
import { isWholeBody, planBody } from './plan-body.js';
import { planSigner } from './plan-signer.js';
import { isHeaderName, prepareHeaders, type HeaderParameter } from './prepared-headers.js';
import type { NamedValue, PreparedRequest } from './prepared-request.js';

/** One operation of a block, before it is planned. */
export interface OperationSite {
  readonly block: HttpConsume;
  readonly resource: ConsumedResource;
  readonly operation: ConsumedOperation;
  readonly index: number;
  /** The path template below the base URI. */
  readonly path: string;
  /** What the block's authentication owns. */
  readonly signer: SignerPlan | undefined;
  /** Why no operation of the block can be called. */
  readonly broken: Diagnostic | undefined;
}

/** An operation, planned: what the engine sees of it, and the request it becomes. */
export interface PlannedOperation {
  readonly signature: ConsumedSignature;
  readonly request: PreparedRequest;
  /** The path, and the header that is part of the address where one is written into it. */
  readonly address: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans one consumed operation: nothing of it is parsed or searched for at request time. */
export function planOperation(site: OperationSite, kit: ConsumeKit): PlannedOperation {
  const { block, resource, operation, signer } = site;
  const label = labelOf(site);
  const inputs = mergeParameters(block, resource, operation);
  const owned = inputs.filter((input) => isOwned(input, signer));
  const live = inputs.filter((input) => !owned.includes(input));
  const table = new ParameterTable(
    { inputs: live, owned, pathAt: (resource.path ?? operation.path)?.at ?? operation.at },
    kit,
  );

  const appended = kit.appendedParameter(operation);
  const path = appended === undefined ? site.path : append(site.path, `{${appended}}`);
  const template = parsePath(path);
  const target = resolvePath(template, (placeholder) =>
    signer?.owns.some(({ place, name }) => place === 'path' && name === placeholder.name)
      ? undefined
      : table.placeholder(placeholder),
  );

  const query = namedValues(live, 'query', encodeQuery, table);
  const cookies = namedValues(live, 'cookie', encodeCookie, table);
  const headerParameters = headersOf(live, template, table);
  // Slots first, then values: a template may refer to any parameter, a value only to those before it.
  if (sendsBodyParameters(operation)) {
    const parameters = bodyParameters(live);
    for (const input of parameters) table.read(input, isWholeBody(input, parameters) ? 'entity' : 'field');
  }
  table.compileValues();
  const body = planBody(
    {
      label,
      operation,
      parameters: bodyParameters(live),
      names: table.names,
      slots: table.slots,
      read: (input, kind) => table.read(input, kind),
    },
    kit,
  );
  const credentials = planSigner(block.authentication, table, kit);
  const decoding = planDecoding(operation, kit);

  const diagnostics = [
    ...inspectPath({ resource, operation, path: site.path, template, inputs: live, appended, table }, kit),
    ...table.diagnostics,
    ...body.diagnostics,
    ...unusableMethod(operation),
    ...decoding.diagnostics,
  ];
  const source: BodySource = body.ok ? body.value : noBody(false);
  const request: PreparedRequest = {
    label,
    method: operation.method.text,
    target,
    query,
    headers: prepareHeaders(headerParameters, kit.conformant),
    cookies,
    body: source,
    credentials: credentials.ok ? (credentials.value?.templates ?? noTemplates) : noTemplates,
    node: operation,
  };
  const unsent = isBodiless(operation) ? bodyParameters(live) : [];
  const signature: ConsumedSignature = {
    label,
    name: operation.name.text,
    resourceName: resource.name?.text,
    method: operation.method.text,
    path: path.replace(/#.*$/, ''),
    slots: table.slots.slots,
    owned: [...owned, ...unsent].map(({ name }) => name.text),
    bodyFields: source.fields,
    takesFields: source.takesFields,
    decode: decoding.decode,
    format: decoding.format,
    broken: site.broken ?? diagnostics.find(isError),
    node: operation,
    at: operation.at,
    index: site.index,
  };
  const header = headerInFragment(template.fragment);
  const address = header === undefined ? signature.path : `${signature.path}#${header.value}`;
  return { signature, request, address, diagnostics };
}

const noTemplates: readonly Template<ConsumeScope>[] = [];

/** For messages; an operation without a name is named by what it does. */
const labelOf = ({ block, operation, path }: OperationSite): string =>
  `${block.namespace.text}.${operation.name.text || `${operation.method.text} ${path}`}`;

const bodyParameters = (inputs: readonly ConsumedInput[]): readonly ConsumedInput[] =>
  inputs.filter((input) => input.in === 'body');

const isBodiless = ({ method: { text } }: ConsumedOperation): boolean => text === 'GET' || text === 'HEAD';

const sendsBodyParameters = (operation: ConsumedOperation): boolean =>
  operation.body === undefined && !isBodiless(operation);

const namedValues = (
  inputs: readonly ConsumedInput[],
  place: 'query' | 'cookie',
  encode: (name: string) => string,
  table: ParameterTable,
): readonly NamedValue[] =>
  inputs.flatMap((input) =>
    input.in === place ? [{ name: encode(input.name.text), read: table.read(input, place) }] : [],
  );

function headersOf(
  inputs: readonly ConsumedInput[],
  template: PathTemplate,
  table: ParameterTable,
): readonly HeaderParameter[] {
  const declared = inputs.flatMap((input): readonly HeaderParameter[] => {
    if (input.in !== 'header' || !isHeaderName(input.name.text)) return [];
    const constant = input.value === undefined ? undefined : constantOf(input.value);
    return [{ name: input.name.text, constant, read: table.read(input, 'header') }];
  });
  const target = headerInFragment(template.fragment);
  if (target === undefined) return declared;
  const others = declared.filter(({ name }) => name.toLowerCase() !== target.name.toLowerCase());
  return [...others, { name: target.name, constant: target.value, read: () => target.value }];
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

const unusableMethod = ({ method }: ConsumedOperation): readonly Diagnostic[] =>
  methods.has(method.text) ? [] : [diagnose('method-unsupported', method.at, { method: method.text })];
