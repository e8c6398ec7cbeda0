import {
  diagnose,
  type ConsumedInput,
  type ConsumedOperation,
  type ConsumedResource,
  type Diagnostic,
  type HttpConsume,
} from '@naftiko/spec';
import type { ConsumeKit } from '@naftiko/engine';
import type { ParameterTable } from './parameter-table.js';
import { collectPlaceholders } from './path-template.js';
import { parseHeaderFragment, type PlannedAddress } from './plan-address.js';

/** A path and the parameters that belong in it. */
export interface InspectedPath {
  readonly block: HttpConsume;
  readonly resource: ConsumedResource;
  readonly operation: ConsumedOperation;
  /** The path of the resource and the operation, before a parameter is appended. */
  readonly path: string;
  readonly address: PlannedAddress;
  readonly inputs: readonly ConsumedInput[];
  readonly table: ParameterTable;
}

/** Diagnostics about the path of an operation. Source: specification 06, sections 4.4 and 6. */
export function inspectPath(site: InspectedPath, kit: ConsumeKit): readonly Diagnostic[] {
  const { resource, operation } = site;
  if (resource.path === undefined && operation.path === undefined) return [diagnose('path-missing', operation.at, {})];
  return [...inspectText(site), ...inspectFragment(site), ...inspectParameters(site, kit)];
}

function inspectText({ resource, operation, path }: InspectedPath): readonly Diagnostic[] {
  const at = (resource.path ?? operation.path)?.at ?? operation.at;
  const [written = ''] = path.split('#', 1);
  const [segments = '', query = ''] = written.split(/\?(.*)/s);
  return [
    ...(segments.includes('//') ? [diagnose('path-empty-segment', at, { path })] : []),
    ...(/^[^/?]/.test(written) ? [diagnose('path-no-leading-slash', at, { path })] : []),
    ...(canBeParameters(query) ? [diagnose('path-with-query', at, { path })] : []),
    ...(/\s/.test(written.replaceAll(/\{[^{}]*\}/g, '')) ? [diagnose('path-whitespace', at, { path })] : []),
  ];
}

/** Whether a query has a pair that can be a parameter instead: the Naftiko format does not allow names such as `filter[state]`. */
const canBeParameters = (query: string): boolean => query.split('&').some((pair) => /^[\w*-]+(?:=|$)/.test(pair));

function inspectFragment({ operation, path, address }: InspectedPath): readonly Diagnostic[] {
  const { fragment } = address.template;
  if (fragment === undefined) return [];
  const header = parseHeaderFragment(fragment);
  return header === undefined
    ? [diagnose('path-fragment', operation.at, { path })]
    : [diagnose('path-fragment-header', operation.at, { header: header.name })];
}

function inspectParameters(site: InspectedPath, kit: ConsumeKit): readonly Diagnostic[] {
  const { block, operation, path, inputs, address, table } = site;
  const diagnostics: Diagnostic[] = [];
  if (table.undeclared.length > 0) {
    diagnostics.push(diagnose('path-param-undeclared', operation.at, { names: table.undeclared }));
  }
  if (address.appended !== undefined) {
    diagnostics.push(diagnose('path-param-appended', operation.at, { name: address.appended, path: address.path }));
  }
  const placed = new Set(collectPlaceholders(address.template));
  const lost = inputs
    .filter((input) => input.in === 'path' && input.value === undefined)
    .map(({ name }) => name.text)
    .filter((name) => !placed.has(name) && !table.isPlaced(name));
  if (lost.length > 0) {
    // In a conformant document, such a parameter only supplies a value for templates.
    const severity = kit.conformant ? 'warning' : 'error';
    diagnostics.push(diagnose('path-param-not-in-path', operation.at, { names: lost, path }, { severity }));
  }
  // A credential may also be in the base URI; when it is in neither, no request is sent.
  const unplaced = address.credentials.filter((name) => !placed.has(name) && !block.baseUri.text.includes(`{${name}}`));
  if (unplaced.length > 0) {
    diagnostics.push(diagnose('path-param-not-in-path', operation.at, { names: unplaced, path }));
  }
  return diagnostics;
}
