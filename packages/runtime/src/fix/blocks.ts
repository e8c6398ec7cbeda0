import { findChild, findNode, type ListNode, type MapNode, type Origin, type SourceNode } from '@naftiko/spec';
import type { MountedOperation } from '../mount/expose-adapter.js';
import type { PlannedDocument, PlannedMount } from '../plan/planned-document.js';
import type { FixSite } from './fixer.js';

/** The mappings of a list under a key. */
export function mapsAt(node: SourceNode | undefined, key: string): readonly MapNode[] {
  return listAt(node, key)?.items.filter((item) => item.kind === 'map') ?? [];
}

export function listAt(node: SourceNode | undefined, key: string): ListNode | undefined {
  const list = findChild(node, key);
  return list?.kind === 'list' ? list : undefined;
}

/** The string under a key. */
export function stringAt(node: SourceNode | undefined, key: string): string | undefined {
  const value = findChild(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** The mapping at a place, if it is one. */
export function mapOf(root: SourceNode, { path }: Origin): MapNode | undefined {
  const node = findNode(root, path);
  return node.kind === 'map' && node.at.path.length === path.length ? node : undefined;
}

/** The `consumes` blocks, of the document and of its capability. */
export const listConsumes = (root: SourceNode): readonly MapNode[] =>
  [findChild(root, 'capability'), root].flatMap((parent) => mapsAt(parent, 'consumes'));

export const listExposes = (root: SourceNode): readonly MapNode[] => mapsAt(findChild(root, 'capability'), 'exposes');

/** The routes and tools, served or not. */
export const listUnits = (root: SourceNode): readonly MapNode[] =>
  listExposes(root).flatMap((expose) => [
    ...mapsAt(expose, 'resources').flatMap((resource) => mapsAt(resource, 'operations')),
    ...mapsAt(expose, 'tools'),
  ]);

/** A served route or tool that makes one call, with its mapping in the text. */
export interface CallingUnit {
  readonly mount: PlannedMount;
  readonly mounted: MountedOperation;
  readonly operation: Extract<MountedOperation['unit'], { readonly ok: true }>['operation'];
  readonly node: MapNode;
  /** A tool; any other unit is a route. */
  readonly isTool: boolean;
}

export const listCallingUnits = ({ planned, root }: FixSite): readonly CallingUnit[] =>
  planned.mounts.flatMap((mount) =>
    mount.plan.operations.flatMap((mounted) => {
      const node = mapOf(root, mounted.at);
      if (node === undefined || !mounted.unit.ok || !node.entries.has('call')) return [];
      const isOther = node.entries.has('steps') || node.entries.has('ref');
      return isOther || mounted.at.source !== planned.file
        ? []
        : [{ mount, mounted, operation: mounted.unit.operation, node, isTool: mounted.at.path[3] === 'tools' }];
    }),
  );

/** The paths of the consumed operations that served units call, as text. */
export const listCalledOperations = ({ mounts }: PlannedDocument): ReadonlySet<string> =>
  new Set(
    mounts.flatMap(({ plan }) =>
      plan.operations.flatMap(({ unit }) =>
        unit.ok
          ? unit.operation.plan.steps.flatMap(({ calls }) =>
              calls === undefined ? [] : [calls.signature.node.at.path.join('/')],
            )
          : [],
      ),
    ),
  );

/** Whether the schema accepts a name of an input. */
export const isInputName = (name: string): boolean => /^[a-zA-Z0-9-_*]+$/.test(name);

/** Whether all inputs of a unit can be declared: they have names and, as a part of a template, one type. */
export const isDeclarable = ({ operation }: CallingUnit): boolean =>
  operation.contract.inputs.every(
    ({ name, advertised, type, slotKinds }) =>
      !advertised || (isInputName(name) && (type !== undefined || !slotKinds.includes('entity') || name === 'body')),
  );
