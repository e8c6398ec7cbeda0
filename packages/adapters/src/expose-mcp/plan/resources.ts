import type { Unit } from '@naftiko/engine';
import { placeOf, type ExposeKit } from '@naftiko/runtime';
import { diagnose, type InputDeclaration, type McpExpose, type McpResource, type Text } from '@naftiko/spec';
import { compileUriTemplate, hasUnmatchedBraces, type UriTemplate } from './uri-template.js';

/** A resource: the result of an operation, or the files of a directory. */
export type PlannedResource = DynamicResource | DirectoryResource;

interface ResourceBase {
  /** The URI of a directory, without a trailing "/". */
  readonly uri: string;
  readonly name: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly mimeType: string | undefined;
}

export interface DynamicResource extends ResourceBase {
  readonly kind: 'dynamic';
  /** `undefined`: the URI has no placeholder. */
  readonly template: UriTemplate | undefined;
  /** Its inputs are the placeholders of the URI. */
  readonly unit: Unit;
}

export interface DirectoryResource extends ResourceBase {
  readonly kind: 'directory';
  /** Each request checks whether it exists; `undefined`: the location is invalid. */
  readonly directory: string | undefined;
}

/** Plans the resources of a block, in its order, including broken ones. Source: specification 04, a.7 and a.8. */
export function planResources(block: McpExpose, kit: ExposeKit): readonly PlannedResource[] {
  const uris = new Set<string>();
  return block.resources.map((resource) => {
    const uri = resource.uri.text;
    if (uris.has(uri)) kit.report(diagnose('resource-uri-duplicate', resource.uri.at, { uri }));
    uris.add(uri);
    return resource.location === undefined
      ? planDynamic(resource, block.namespace.text, kit)
      : planDirectory(resource, resource.location);
  });
}

const baseOf = ({ uri, name, label, description, mimeType }: McpResource) => ({
  uri: uri.text,
  name: name.text,
  label,
  description,
  mimeType,
});

const planDirectory = (resource: McpResource, location: Text): DirectoryResource => {
  const base = baseOf(resource);
  return { ...base, uri: base.uri.replace(/(?<=[^/])\/$/, ''), kind: 'directory', directory: placeOf(location) };
};

function planDynamic(resource: McpResource, namespace: string, kit: ExposeKit): DynamicResource {
  const { uri } = resource;
  if (hasUnmatchedBraces(uri.text)) kit.report(diagnose('resource-uri-placeholder', uri.at, { uri: uri.text }));
  const template = compileUriTemplate(uri.text);
  const names = template?.names ?? [];
  const outerInputs = names.map((name) => toPlaceholderInput(name, uri));
  const unit = kit.operation(resource, { inputRules: 'mcp', namespace, outerInputs });
  return { ...baseOf(resource), kind: 'dynamic', template, unit: checkReachable(unit, names, uri, kit) };
}

const toPlaceholderInput = (name: string, { at }: Text): InputDeclaration => ({
  name: { text: name, at },
  in: undefined,
  type: 'string',
  description: undefined,
  required: true,
  pattern: undefined,
  value: undefined,
  at,
});

/**
 * Makes a unit broken when it has a required input that is not a placeholder of the URI: a read request contains
 * nothing but the URI.
 */
function checkReachable(unit: Unit, given: readonly string[], { at }: Text, kit: ExposeKit): Unit {
  if (!unit.ok) return unit;
  const { inputs } = unit.operation.contract;
  const names = inputs.filter(({ name, required }) => required && !given.includes(name)).map(({ name }) => name);
  if (names.length === 0) return unit;
  const reason = diagnose('resource-input-unreachable', at, { names });
  kit.report(reason);
  return { ok: false, reason, inputs };
}
