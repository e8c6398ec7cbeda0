import type {
  ConsumedInput,
  ConsumedOperation,
  ConsumedResource,
  Document,
  HttpConsume,
  McpTool,
  RestOperation,
  RestResource,
} from '@naftiko/spec';

/** One exposed unit of a published document with the consumed operations its call may refer to. */
export interface PublishedUnit {
  readonly surface: 'rest' | 'mcp';
  readonly namespace: string;
  readonly node: RestOperation | McpTool;
  readonly resource: RestResource | undefined;
  readonly candidates: readonly Called[];
}

/** A consumed operation with its resource and block. */
export interface Called {
  readonly consume: HttpConsume;
  readonly resource: ConsumedResource;
  readonly operation: ConsumedOperation;
  /** Operation over resource over consumes entry, by name and place. */
  readonly inputs: readonly ConsumedInput[];
  /** The path below the base URI, as written. */
  readonly path: string;
}

/** Every calling unit of a document, with the operations it may call. */
export function listPublishedUnits(document: Document): readonly PublishedUnit[] {
  return document.exposes.flatMap((expose): readonly PublishedUnit[] => {
    if (expose.type === 'mcp') {
      return expose.tools.map((node) => ({
        surface: 'mcp' as const,
        namespace: expose.namespace.text,
        node,
        resource: undefined,
        candidates: selectByOrdinal(listCalled(document, node), ordinalOf(document, node)),
      }));
    }
    if (expose.type !== 'rest') return [];
    return expose.resources.flatMap((resource) =>
      resource.operations.map((node) => ({
        surface: 'rest' as const,
        namespace: expose.namespace.text,
        node,
        resource,
        candidates: selectRouted(
          listCalled(document, node),
          node.method.text,
          resource.path.text + (node.path?.text ?? ''),
        ),
      })),
    );
  });
}

/** Of several operations of one name, a route calls the one with its method and path (specification 06, C3). */
function selectRouted(candidates: readonly Called[], method: string, route: string): readonly Called[] {
  if (candidates.length < 2) return candidates;
  const letters = (text: string) =>
    text
      .replace(/^\/v\d+(?=\/)/, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '');
  const wanted = letters(route);
  const same = candidates.find(
    ({ path, operation }) =>
      operation.method.text === method &&
      [letters(path), path.toLowerCase().replaceAll(/[^a-z0-9]/g, '')].includes(wanted),
  );
  return [same ?? candidates[0]!];
}

/** With as many tools as operations of one name, the k-th tool calls the k-th operation. */
const selectByOrdinal = (candidates: readonly Called[], { index, count }: Ordinal): readonly Called[] =>
  candidates.length < 2 ? candidates : [candidates.length === count ? candidates[index]! : candidates[0]!];

interface Ordinal {
  readonly index: number;
  readonly count: number;
}

function ordinalOf(document: Document, tool: McpTool): Ordinal {
  const callOf = ({ action }: McpTool) => (action.kind === 'call' ? action.call.text : undefined);
  const tools = document.exposes.flatMap((expose) => (expose.type === 'mcp' ? expose.tools : []));
  const same = tools.filter((other) => callOf(other) !== undefined && callOf(other) === callOf(tool));
  return { index: same.indexOf(tool), count: same.length };
}

function listCalled(document: Document, { action }: RestOperation | McpTool): readonly Called[] {
  if (action.kind !== 'call') return [];
  return document.consumes.flatMap((consume): readonly Called[] => {
    if (consume.type !== 'http') return [];
    const complete = consume.resources.some((resource) =>
      resource.operations.some((operation) => isPrefix(resource.path?.text ?? '', operation.path?.text ?? '')),
    );
    return consume.resources.flatMap((resource) =>
      resource.operations
        .filter((operation) => namesOf(consume, resource, operation).includes(action.call.text))
        .map((operation) => ({
          consume,
          resource,
          operation,
          inputs: mergeInputs([...consume.inputs, ...resource.inputs, ...operation.inputs]),
          path: pathOf(resource.path?.text ?? '', operation.path?.text ?? '', complete),
        })),
    );
  });
}

const isPrefix = (resource: string, operation: string): boolean =>
  resource !== '' && resource !== '/' && operation !== '' && operation !== '/' && operation.startsWith(resource);

const namesOf = (consume: HttpConsume, resource: ConsumedResource, operation: ConsumedOperation): readonly string[] => [
  `${consume.namespace.text}.${operation.name.text}`,
  `${consume.namespace.text}.${resource.name?.text ?? ''}.${operation.name.text}`,
];

function pathOf(resource: string, operation: string, complete: boolean): string {
  if (operation === '' || operation === '/') return resource;
  if (resource === '' || complete) return operation;
  if (/^[:(]/.test(operation)) return resource + operation;
  return `${resource.replace(/\/$/, '')}${operation.startsWith('/') ? '' : '/'}${operation}`;
}

function mergeInputs(inputs: readonly ConsumedInput[]): readonly ConsumedInput[] {
  const byKey = new Map<string, ConsumedInput>();
  for (const input of inputs) byKey.set(`${input.in} ${input.name.text}`, input);
  return [...byKey.values()];
}
