import type { MountedOperation, PageAdapter, PageSource } from '@naftiko/runtime';
import { adapterAddressOf } from './adapter-address.js';
import type { ReachedAddress } from './reached-address.js';
import { shorten } from './safe-text.js';

/** The operations of one adapter, for the list on the page of a document. */
export interface OperationGroup {
  readonly namespace: string;
  readonly address: string;
  readonly needsCredential: boolean;
  readonly operations: readonly ListedOperation[];
  /** The tokens that the list of tools costs a model, in words. */
  readonly cost: string | undefined;
}

interface ListedOperation {
  /** Relative to the root of the port; `undefined`: it cannot be called. */
  readonly href: string | undefined;
  /** Routes only. */
  readonly method: string | undefined;
  readonly path: string;
  readonly description: string;
  readonly marks: readonly Mark[];
  /** Why it is not served. */
  readonly broken: string | undefined;
}

/** A hint of a tool. */
export interface Mark {
  readonly text: string;
  readonly kind: 'calm' | 'alert';
}

/** More is shown on the page of the operation. */
const listedDescription = 280;

/** Lists the operations of the adapters that callers of the page may see: routes, or with `tools` those of MCP. */
export function listOperations(
  source: PageSource,
  reached: ReachedAddress,
  { tools, callers }: { readonly tools: boolean; readonly callers: readonly string[] },
): readonly OperationGroup[] {
  return source.adapters
    .filter(({ isOpen, plan }) => isOpen && (plan.type === 'mcp') === tools && plan.operations.length > 0)
    .map((adapter) => ({
      namespace: adapter.plan.namespace,
      address: adapterAddressOf(adapter, source, reached) ?? 'standard input and output',
      needsCredential: adapter.authentication !== undefined,
      operations: adapter.plan.operations.flatMap((operation, index) =>
        operation.permit?.(callers) === false ? [] : describe(operation, index, adapter),
      ),
      cost: tools ? costOf(adapter) : undefined,
    }));
}

function describe(operation: MountedOperation, index: number, { plan }: PageAdapter): ListedOperation {
  const { address, description, hints = {}, unit } = operation;
  const [method, path = ''] = plan.type === 'mcp' ? [undefined, address] : address.split(' ', 2);
  return {
    href:
      plan.kind === 'http' && unit.ok ? `_pages/operations/${encodeURIComponent(plan.namespace)}/${index}` : undefined,
    method,
    path,
    description: shorten(textOf(description, operation), listedDescription),
    marks: listMarks(hints),
    broken: unit.ok ? undefined : unit.reason.message,
  };
}

/** The description of an operation, or that of its first upstream call. */
export const textOf = (description: string | undefined, { unit }: Pick<MountedOperation, 'unit'>): string =>
  description ?? (unit.ok ? unit.operation.fallbackDescription : undefined) ?? '';

/** The hints that the document states. */
export const listMarks = (hints: NonNullable<MountedOperation['hints']>): readonly Mark[] => [
  ...(hints.readOnly === true ? [{ text: 'read-only', kind: 'calm' } as const] : []),
  ...(hints.destructive === true ? [{ text: 'destructive', kind: 'alert' } as const] : []),
  ...(hints.idempotent === true ? [{ text: 'idempotent', kind: 'calm' } as const] : []),
  ...(hints.openWorld === true ? [{ text: 'open world', kind: 'calm' } as const] : []),
];

/** About four characters are a token. */
function costOf({ plan }: PageAdapter): string | undefined {
  const tools = plan.kind === 'http' ? plan.tools : undefined;
  if (tools === undefined) return undefined;
  return `about ${writeCount(Math.round(JSON.stringify(tools).length / 4))} tokens`;
}

/** Groups the digits. `toLocaleString` loads the data of a language first, which takes longer than the page. */
function writeCount(count: number): string {
  const thousands = Math.floor(count / 1_000);
  return thousands === 0 ? String(count) : `${thousands},${String(count % 1_000).padStart(3, '0')}`;
}
