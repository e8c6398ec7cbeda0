import type { CallToolResult, Implementation, ServerOptions, Tool } from '@modelcontextprotocol/server';
import type { Observation, Reply, Unit, Value } from '@naftiko/engine';
import type { RuntimeServices, ObservedOperation } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import { noNotices, type Notices } from './notices.js';
import { openPrompts, type OpenPrompts } from './open-prompts.js';
import { openResources, type OpenResources } from './open-resources.js';
import { runUnit } from './run-unit.js';
import type { ServedSurface } from '../plan/served-surface.js';
import { infoOf, serverOptionsOf } from './server-options.js';
import type { OpenSkills } from './skill-surface.js';
import type { UnknownArguments } from '../plan/unknown-arguments.js';
import type { PlannedTool, PlannedTools } from '../plan/tools.js';
import { addSpan, type ObservedCall } from './observed-call.js';
import { writeToolResult } from './write-result.js';

/**
 * An open surface: what one MCP server offers, ready to answer requests. Both transports and all connections share it.
 */
export interface OpenSurface {
  readonly info: Implementation;
  /**
   * The options for servers of the SDK: for connections that receive notifications of changed lists (`announcing`), and
   * for others (`silent`).
   */
  readonly options: { readonly announcing: ServerOptions; readonly silent: ServerOptions };
  readonly tools: OpenTools;
  readonly resources: OpenResources;
  /** `undefined`: its callers may read no skills. */
  readonly skills: OpenSkills | undefined;
  readonly prompts: OpenPrompts;
  /** The surface without the tools that do not exist for a caller; absent or `undefined`: all of them exist. */
  readonly forCallers?: (callers: readonly string[]) => RestrictedSurface | undefined;
  /** Begins the metrics and the span of an operation; `undefined` without telemetry. */
  observe(operation: ObservedOperation, call: ObservedCall): Observation | undefined;
}

/** A surface for certain callers. Those with equal keys are equal. */
export interface RestrictedSurface {
  readonly key: string;
  readonly surface: OpenSurface;
}

/** The tools of an open surface. */
export interface OpenTools {
  /** As `tools/list` answers it. */
  readonly list: readonly Tool[];
  find(name: string): OpenTool | undefined;
}

/** A tool that can be called. */
export interface OpenTool {
  readonly name: string;
  /** The number of its steps: callers receive progress of several. */
  readonly steps: number;
  /** The result of each call that succeeds, when it is always the same: it may be written once. */
  readonly constant?: CallToolResult | undefined;
  /** Never throws, and an error is a result, so that the model receives it. */
  call(given: JsonObject, call: ObservedCall, notices?: Notices): Promise<CallToolResult>;
}

/** Opens a surface, with the skills that its callers may read. */
export async function openSurface(
  surface: ServedSurface,
  skills: OpenSkills | undefined,
  services: RuntimeServices,
): Promise<OpenSurface> {
  const resources = openResources(surface.resources, skills, services);
  const prompts = await openPrompts(surface.prompts, services.files);
  const linkTo = surface.resources.length === 0 && skills === undefined ? undefined : resources.linkTo;

  const observe: OpenSurface['observe'] = (operation, { observed, carrier }) =>
    services.telemetry?.beginOperation(operation, observed, carrier);

  const callTool = async (
    { name, unit, findUnknownArguments }: PlannedTool,
    constant: CallToolResult | undefined,
    given: JsonObject,
    call: ObservedCall,
    notices = noNotices,
  ): Promise<CallToolResult> => {
    const observed = observe({ kind: 'tool', name }, call);
    const values = new Map<string, Value>(Object.entries(given));
    const { ignored, failure } = unit.ok ? findUnknownArguments(given) : noUnknownArguments;
    const result =
      failure === undefined
        ? await runUnit({ name, kind: 'tool', unit }, values, addSpan(call, observed), services)
        : { ok: false as const, failure };
    if (ignored.length > 0) services.log.info('unknown arguments', { tool: name, ignored: ignored.join(', ') });
    if (!result.ok) notices.reportFailure(result.failure);
    const written =
      constant !== undefined && result.ok && result.value === constantOf(unit)
        ? constant
        : writeToolResult(result, { name, resultSchema: resultSchemaOf(unit), linkTo });
    observed?.end(result.ok || written.isError !== true ? undefined : result.failure);
    if (notices !== noNotices) await notices.flush();
    return ignored.length === 0 ? written : { ...written, _meta: { [ignoredKey]: [...ignored] } };
  };

  const opened = new WeakMap<PlannedTool, OpenTool>();
  const openTool = (tool: PlannedTool): OpenTool => {
    const { name, unit } = tool;
    const steps = unit.ok ? unit.operation.plan.steps.length : 0;
    const reply = constantOf(unit);
    // Without a schema, it may contain links, which change with files.
    const constant =
      reply === undefined || resultSchemaOf(unit) === undefined
        ? undefined
        : writeToolResult({ ok: true, value: reply }, { name, resultSchema: resultSchemaOf(unit), linkTo });
    const open: OpenTool = { name, steps, constant, call: (...given) => callTool(tool, constant, ...given) };
    opened.set(tool, open);
    return open;
  };
  const tools: OpenTools = {
    list: surface.tools.list,
    find: (name) => {
      const tool = surface.tools.find(name);
      return tool === undefined ? undefined : (opened.get(tool) ?? openTool(tool));
    },
  };
  const options = {
    announcing: serverOptionsOf(surface, { announcesChanges: true, skills }),
    silent: serverOptionsOf(surface, { announcesChanges: false, skills }),
  };
  const whole = { info: infoOf(surface, services.version), options, tools, resources, skills, prompts, observe };
  // Without rules, the list would be filtered for each request in vain.
  if (surface.tools.list.every(({ name }) => surface.tools.find(name)?.permit === undefined)) return whole;
  return { ...whole, forCallers: (callers) => restrict(whole, surface.tools, callers) };
}

function restrict(
  whole: OpenSurface,
  planned: PlannedTools,
  callers: readonly string[],
): RestrictedSurface | undefined {
  const exists = (name: string): boolean => planned.find(name)?.permit?.(callers) !== false;
  const list = whole.tools.list.filter(({ name }) => exists(name));
  if (list.length === whole.tools.list.length) return undefined;
  const find = (name: string): OpenTool | undefined => (exists(name) ? whole.tools.find(name) : undefined);
  return { key: JSON.stringify(list.map(({ name }) => name)), surface: { ...whole, tools: { list, find } } };
}

const constantOf = (unit: Unit): Reply | undefined => (unit.ok ? unit.operation.plan.constant : undefined);

const resultSchemaOf = (unit: Unit): JsonObject | undefined => (unit.ok ? unit.operation.resultSchema : undefined);

/** The key of `_meta` under which a result lists arguments for which the tool has no input. */
const ignoredKey = 'naftiko/ignoredArguments';

const noUnknownArguments: UnknownArguments = { ignored: [], failure: undefined };
