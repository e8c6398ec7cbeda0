import type { ConsumedOperation, ConsumedResource, HttpConsume } from '@naftiko/spec';
import { squashName } from '../expression/names.js';

/** A consumed operation with its resource and block. */
export interface ConsumedNode {
  readonly consume: Pick<HttpConsume, 'inputs'>;
  readonly resource: Pick<ConsumedResource, 'name' | 'path' | 'inputs'>;
  readonly operation: ConsumedOperation;
}

/**
 * What selects one of several operations with the same name: the route that calls it, or the position of the tool that
 * calls it.
 */
export interface CallSite {
  /** REST: the calling route. */
  readonly route?: { readonly method: string; readonly path: string };
  /** MCP: the position (`index`, from 0) of the tool among the `count` tools that call the name. */
  readonly ordinal?: { readonly index: number; readonly count: number };
}

/** The operation that a `call` names. */
export interface FoundCall {
  readonly node: ConsumedNode;
  /** How many operations have the name. */
  readonly candidates: number;
}

/**
 * Finds consumed operations by their name in a `call`: `namespace.operation`, and in the relaxed dialect also
 * `namespace.resource.operation`. Namespaces may contain dots. Source: specification 06, C1 to C3 and C7.
 */
export class CallIndex {
  readonly #byCall = new Map<string, ConsumedNode[]>();
  readonly #labels: string[] = [];

  constructor(consumes: readonly HttpConsume[], conformant: boolean) {
    for (const consume of consumes) {
      for (const resource of consume.resources) {
        for (const operation of resource.operations) {
          if (operation.name.text === '') continue;
          const node = { consume, resource, operation };
          this.#addLabelled(`${consume.namespace.text}.${operation.name.text}`, node);
          if (!conformant && resource.name !== undefined) {
            this.#add(`${consume.namespace.text}.${resource.name.text}.${operation.name.text}`, node);
          }
        }
      }
    }
  }

  /** Adds the operations that a plug-in has planned from its block. */
  addPlanned(
    namespace: string,
    operations: readonly { readonly name: string; readonly node: ConsumedOperation }[],
  ): void {
    for (const { name, node } of operations) {
      if (name === '') continue;
      this.#addLabelled(`${namespace}.${name}`, { consume: noResource, resource: noResource, operation: node });
    }
  }

  /** The names under which operations can be called, for messages. */
  get labels(): readonly string[] {
    return this.#labels;
  }

  find(call: string, site: CallSite = {}): FoundCall | undefined {
    const candidates = this.#byCall.get(call.trim());
    const first = candidates?.[0];
    if (candidates === undefined || first === undefined) return undefined;
    if (candidates.length === 1) return { node: first, candidates: 1 };
    return { node: chooseCandidate(candidates, site) ?? first, candidates: candidates.length };
  }

  #addLabelled(call: string, node: ConsumedNode): void {
    this.#labels.push(call);
    this.#add(call, node);
  }

  #add(call: string, node: ConsumedNode): void {
    const nodes = this.#byCall.get(call);
    if (nodes === undefined) this.#byCall.set(call, [node]);
    else nodes.push(node);
  }
}

/** The block and the resource of an operation of a plug-in, which has no resources. */
const noResource = { name: undefined, path: undefined, inputs: [] };

function chooseCandidate(candidates: readonly ConsumedNode[], { route, ordinal }: CallSite): ConsumedNode | undefined {
  if (route !== undefined) {
    const unversioned = withoutVersion(route.path);
    const ofMethod = candidates.filter(({ operation }) => operation.method.text === route.method);
    const findPath = (same: (path: string) => boolean) =>
      ofMethod.find(({ resource, operation }) => pathsOf(resource, operation).some(same));
    // `/contacts` and `/contacts/` differ only in punctuation: the one with the spelling of the route comes first.
    return (
      findPath((path) => path === route.path || path === unversioned) ??
      findPath((path) => withoutNames(path) === withoutNames(unversioned)) ??
      findPath((path) => squashName(path) === squashName(unversioned))
    );
  }
  return ordinal !== undefined && ordinal.count === candidates.length ? candidates[ordinal.index] : undefined;
}

const pathsOf = (resource: ConsumedNode['resource'], operation: ConsumedOperation): readonly string[] => {
  const joined = (resource.path?.text ?? '') + (operation.path?.text ?? '');
  // In some documents, the path of the operation repeats that of its resource.
  const own = operation.path?.text;
  return [joined, ...(own === undefined ? [] : [own])].flatMap((path) => [path, withoutVersion(path)]);
};

/** A path without a leading version, such as `/v1`. */
const withoutVersion = (path: string): string => path.replace(/^\/v\d+(?=\/)/, '');

/** A path with the names of its placeholders removed. */
const withoutNames = (path: string): string => path.replaceAll(/(?<!\{)\{+[^{}]*\}+/g, '{}');
