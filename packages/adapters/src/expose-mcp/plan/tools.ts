import type { Tool, ToolAnnotations } from '@modelcontextprotocol/server';
import type { Operation, Unit } from '@naftiko/engine';
import type { ExposeKit, MountedOperation } from '@naftiko/runtime';
import type { AggregateFunction, Document, Hints, JsonObject, McpExpose, McpTool } from '@naftiko/spec';
import { strayArguments, type StrayArguments } from './stray-arguments.js';
import { nameTools } from './tool-names.js';

/** A tool, compiled or broken. */
export interface PlannedTool {
  /** As it is listed. */
  readonly name: string;
  readonly unit: Unit;
  /** Which arguments of a call it has no input for. */
  readonly strayIn: (given: JsonObject) => StrayArguments;
}

/** The tools of a server: the list it shows, and what a name means. */
export interface PlannedTools {
  /** Broken tools are not listed. In the order of the document. */
  readonly list: readonly Tool[];
  /** Broken tools too. */
  readonly operations: readonly MountedOperation[];
  /** Finds a tool, listed or broken, by the name it is listed under or the one the document gives it. */
  find(name: string): PlannedTool | undefined;
}

/** Compiles every tool of a block and builds what `tools/list` shows. Source: specification 04, a.5. */
export function planTools(block: McpExpose, kit: ExposeKit): PlannedTools {
  const byName = new Map<string, PlannedTool>();
  const byWrittenName = new Map<string, PlannedTool>();
  const list: Tool[] = [];
  const operations: MountedOperation[] = [];
  for (const { tool, name, listed } of nameTools(block.tools, (diagnostic) => kit.report(diagnostic))) {
    const unit = kit.operation(tool, { surface: 'mcp', namespace: block.namespace.text });
    const strayIn = strayArguments(unit.ok ? unit.operation.contract.inputs : unit.inputs);
    const planned = { name: listed, unit, strayIn };
    byName.set(listed, planned);
    if (!byWrittenName.has(name)) byWrittenName.set(name, planned);
    const fn = functionOf(tool, kit.document);
    const hints = { ...derivedHints(fn), ...tool.hints };
    const title = tool.label;
    const description =
      tool.description ?? fn?.description ?? title ?? (unit.ok ? unit.operation.fallbackDescription : undefined);
    operations.push({ address: listed, name: tool.name?.text, description, hints, unit, at: tool.at });
    if (unit.ok) list.push(describeTool({ name: listed, title, description, hints }, unit.operation));
  }
  return { list, operations, find: (name) => byName.get(name) ?? byWrittenName.get(name) };
}

interface Described {
  readonly name: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly hints: Hints;
}

function describeTool({ name, title, description, hints }: Described, operation: Operation): Tool {
  const annotations: ToolAnnotations = { ...(title === undefined ? {} : { title }), ...annotationsOf(hints) };
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    // The engine's schemas have an object at their root.
    inputSchema: operation.contract.schema as Tool['inputSchema'],
    ...(operation.resultSchema === undefined
      ? {}
      : { outputSchema: operation.resultSchema as NonNullable<Tool['outputSchema']> }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

function functionOf({ action }: McpTool, { aggregates }: Document): AggregateFunction | undefined {
  if (action.kind !== 'ref') return undefined;
  const { text } = action.ref;
  return aggregates
    .flatMap(({ namespace, functions }) => functions.map((fn) => [`${namespace.text}.${fn.name.text}`, fn] as const))
    .find(([ref]) => ref === text)?.[1];
}

/** What the semantics of a function say about a tool; its own hints win one by one. */
function derivedHints(fn: AggregateFunction | undefined): Hints {
  const { safe, idempotent } = fn?.semantics ?? { safe: undefined, idempotent: undefined };
  return {
    ...(safe === undefined ? {} : { readOnly: safe }),
    ...(safe === true ? { destructive: false } : {}),
    ...(idempotent === undefined ? {} : { idempotent }),
  };
}

/** Only what is stated: the protocol's defaults are the client's business. */
const annotationsOf = ({ readOnly, destructive, idempotent, openWorld }: Hints): ToolAnnotations => ({
  ...(readOnly === undefined ? {} : { readOnlyHint: readOnly }),
  ...(destructive === undefined ? {} : { destructiveHint: destructive }),
  ...(idempotent === undefined ? {} : { idempotentHint: idempotent }),
  ...(openWorld === undefined ? {} : { openWorldHint: openWorld }),
});
