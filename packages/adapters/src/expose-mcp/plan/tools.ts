import type { Tool, ToolAnnotations } from '@modelcontextprotocol/server';
import type { Operation, Unit } from '@naftiko/engine';
import type { ExposeKit, MountedOperation, Permit } from '@naftiko/runtime';
import type { AggregateFunction, Document, Hints, JsonObject, McpExpose } from '@naftiko/spec';
import { planUnknownArguments, type UnknownArguments } from './unknown-arguments.js';
import { nameTools } from './tool-names.js';

/** A tool, compiled or broken. */
export interface PlannedTool {
  /** The listed name. */
  readonly name: string;
  readonly unit: Unit;
  /** For whom it exists; `undefined`: for every caller. */
  readonly permit: Permit | undefined;
  /** Finds the arguments of a call for which it has no input. */
  readonly findUnknownArguments: (given: JsonObject) => UnknownArguments;
}

/** The tools of a server: the list, and the lookup by name. */
export interface PlannedTools {
  /** In the order of the document, without broken tools. */
  readonly list: readonly Tool[];
  /** Includes broken tools. */
  readonly operations: readonly MountedOperation[];
  /** Finds a tool, listed or broken, by its listed name or its name in the document. */
  find(name: string): PlannedTool | undefined;
}

/** Compiles every tool of a block and builds the result of `tools/list`. Source: specification 04, a.5. */
export function planTools(block: McpExpose, kit: ExposeKit): PlannedTools {
  const byName = new Map<string, PlannedTool>();
  const byWrittenName = new Map<string, PlannedTool>();
  const list: Tool[] = [];
  const operations: MountedOperation[] = [];
  const functions = indexFunctions(kit.document);
  for (const { tool, name, listed } of nameTools(block.tools, (diagnostic) => kit.report(diagnostic))) {
    const unit = kit.operation(tool, { inputRules: 'mcp', namespace: block.namespace.text });
    const findUnknownArguments = planUnknownArguments(unit.ok ? unit.operation.contract.inputs : unit.inputs);
    const permit = kit.permitOf(tool.at);
    const planned = { name: listed, unit, permit, findUnknownArguments };
    byName.set(listed, planned);
    if (!byWrittenName.has(name)) byWrittenName.set(name, planned);
    const fn = tool.action.kind === 'ref' ? functions.get(tool.action.ref.text) : undefined;
    const hints = { ...deriveHints(fn), ...tool.hints };
    const title = tool.label;
    const description =
      tool.description ?? fn?.description ?? title ?? (unit.ok ? unit.operation.fallbackDescription : undefined);
    operations.push({ address: listed, name: tool.name?.text, description, hints, unit, at: tool.at, permit });
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
    // The root of the engine's schemas is an object.
    inputSchema: operation.contract.schema as Tool['inputSchema'],
    ...(operation.resultSchema === undefined
      ? {}
      : { outputSchema: operation.resultSchema as NonNullable<Tool['outputSchema']> }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

/** The functions of a document by their name in a `ref`; of several with one name, the first. */
function indexFunctions({ aggregates }: Document): ReadonlyMap<string, AggregateFunction> {
  const named = aggregates.flatMap(({ namespace, functions }) =>
    functions.map((fn) => [`${namespace.text}.${fn.name.text}`, fn] as const),
  );
  return new Map(named.reverse());
}

/** The hints that follow from the semantics of a function. Each hint of the tool itself takes precedence. */
function deriveHints(fn: AggregateFunction | undefined): Hints {
  const { safe, idempotent } = fn?.semantics ?? { safe: undefined, idempotent: undefined };
  return {
    ...(safe === undefined ? {} : { readOnly: safe }),
    ...(safe === true ? { destructive: false } : {}),
    ...(idempotent === undefined ? {} : { idempotent }),
  };
}

/** Only the declared hints. Clients apply the defaults of the protocol. */
const annotationsOf = ({ readOnly, destructive, idempotent, openWorld }: Hints): ToolAnnotations => ({
  ...(readOnly === undefined ? {} : { readOnlyHint: readOnly }),
  ...(destructive === undefined ? {} : { destructiveHint: destructive }),
  ...(idempotent === undefined ? {} : { idempotentHint: idempotent }),
  ...(openWorld === undefined ? {} : { openWorldHint: openWorld }),
});
