import {
  diagnose,
  isError,
  type ConsumedInput,
  type ConsumedOperation,
  type ConsumedResource,
  type Diagnostic,
  type HttpConsume,
} from '@naftiko/spec';
import type { ConsumedSignature, ConsumeKit, SignerPlan } from '@naftiko/engine';
import { createEmptyBody, type BodySource } from '../request/body-source.js';
import { planDecoding } from './decoding.js';
import { inspectPath } from './inspect-path.js';
import { isReserved, mergeParameters } from './merge-parameters.js';
import { collectNamedValues } from './named-values.js';
import { ParameterTable } from './parameter-table.js';
import { parsePath } from './path-template.js';
import { parseHeaderFragment, planAddress } from './plan-address.js';
import { isWholeBody, planBody } from './plan-body.js';
import { planHeaders } from './plan-headers.js';
import { planSigner } from './plan-signer.js';
import type { PreparedRequest } from './prepared-request.js';

/** One operation of a block, before it is planned. */
export interface OperationSite {
  readonly block: HttpConsume;
  readonly resource: ConsumedResource;
  readonly operation: ConsumedOperation;
  readonly index: number;
  /** The path template below the base URI. */
  readonly path: string;
  /** The planned authentication of the block; parameters that it sets are not read from callers. */
  readonly signer: SignerPlan | undefined;
  /** Why no operation of the block can be called. */
  readonly broken: Diagnostic | undefined;
}

/** A planned operation: its description for the engine, and its prepared request. */
export interface PlannedOperation {
  readonly signature: ConsumedSignature;
  readonly request: PreparedRequest;
  /** Equal for operations that request the same address; see `PlannedAddress.identity`. */
  readonly addressKey: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans one consumed operation, so that nothing is parsed or looked up at request time. */
export function planOperation(site: OperationSite, kit: ConsumeKit): PlannedOperation {
  const { block, resource, operation, signer } = site;
  const label = labelOf(site);
  const inputs = mergeParameters(block, resource, operation);
  const fixed = parseHeaderFragment(parsePath(site.path).fragment);
  const reserved = inputs.filter((input) => isReserved(input, signer) || isFragmentHeader(input, fixed?.name));
  const sent = inputs.filter((input) => !reserved.includes(input));
  const table = new ParameterTable(
    { inputs: sent, reserved, pathAt: (resource.path ?? operation.path)?.at ?? operation.at },
    kit,
  );

  // These calls create the slots of all parameters, to each of which a template can refer. `compileValues` comes after
  // them, because a `value` can refer only to parameters before it.
  const queryNames = new Set(sent.flatMap((input) => (input.in === 'query' ? [input.name.text] : [])));
  const address = planAddress({ ...site, queryNames }, table, kit);
  const query = collectNamedValues(sent, 'query', table);
  const cookies = collectNamedValues(sent, 'cookie', table);
  const headers = planHeaders({ inputs: sent, fragment: address.template.fragment, table, decompresses: true }, kit);
  const makesBodyOfParameters = operation.body === undefined && !isBodiless(operation);
  const bodyInputs = sent.filter((input) => input.in === 'body');
  if (makesBodyOfParameters) {
    for (const input of bodyInputs) table.read(input, isWholeBody(input, bodyInputs) ? 'entity' : 'field');
  }
  table.compileValues();
  const body = planBody({ label, operation, parameters: bodyInputs, table }, kit);
  const credentials = planSigner(block.authentication, table, kit);
  const decoding = planDecoding(operation, kit);

  const source: BodySource = body.ok ? body.value : createEmptyBody(false);
  const request: PreparedRequest = {
    label,
    method: operation.method.text,
    target: address.target,
    query,
    headers: headers.prepared,
    cookies,
    body: source,
    credentials: (credentials.ok ? credentials.value?.templates : undefined) ?? [],
    node: operation,
  };
  const diagnostics = [
    ...inspectPath({ ...site, inputs: sent, address, table }, kit),
    ...headers.diagnostics,
    ...table.diagnostics,
    ...body.diagnostics,
    ...reportUnusableMethod(operation),
    ...decoding.diagnostics,
  ];
  const signature: ConsumedSignature = {
    label,
    name: operation.name.text,
    resourceName: resource.name?.text,
    method: operation.method.text,
    path: address.path,
    slots: table.slots.slots,
    reserved: [...reserved, ...(isBodiless(operation) ? bodyInputs : [])].map(({ name }) => name.text),
    bodyFields: source.fields,
    takesFields: source.takesFields,
    decode: decoding.decode,
    format: decoding.format,
    formatTraits: decoding.formatTraits,
    broken: site.broken ?? diagnostics.find(isError),
    node: operation,
    at: operation.at,
    index: site.index,
  };
  return { signature, request, addressKey: address.identity, diagnostics };
}

/** Whether a parameter is the header in the fragment of the path (`/#X-Amz-Target=List`), which the document sets. */
const isFragmentHeader = (input: ConsumedInput, header: string | undefined): boolean =>
  header !== undefined && input.in === 'header' && input.name.text.toLowerCase() === header.toLowerCase();

/** For messages; an operation without a name is described by its method and path. */
const labelOf = ({ block, operation, path }: OperationSite): string =>
  `${block.namespace.text}.${operation.name.text || `${operation.method.text} ${path}`}`;

const isBodiless = ({ method: { text } }: ConsumedOperation): boolean => text === 'GET' || text === 'HEAD';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

const reportUnusableMethod = ({ method }: ConsumedOperation): readonly Diagnostic[] =>
  methods.has(method.text) ? [] : [diagnose('method-unsupported', method.at, { method: method.text })];
