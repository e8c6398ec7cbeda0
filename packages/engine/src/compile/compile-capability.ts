import {
  diagnose,
  listTextsUnder,
  mcpExposesOf,
  restExposesOf,
  declaredTypeOf,
  type Checked,
  type Diagnostic,
  type Document,
  type Forward,
  type HttpConsume,
  type Invocable,
  type Text,
} from '@naftiko/spec';
import type { VerifierKit } from '../ports/auth-scheme.js';
import type { ConsumeAdapter, ConsumeOptions, ConsumePlan } from '../ports/consume.js';
import type { ReadSchemaFile } from '../ports/format-decoder.js';
import type { EnginePlugins } from '../ports/plugins.js';
import { findAppendedParameters } from './appended-parameters.js';
import { CallIndex, type CallSite } from './call-index.js';
import { indexCapability } from './capability-index.js';
import { checkNames } from './check-names.js';
import {
  callsItself,
  checkConsumes,
  isHttpOrExtension,
  reportUnusedCredentials,
  type PlannedConsume,
} from './check-consumes.js';
import { compileUnit } from './compile-unit.js';
import { makeConsumeKit, makeVerifierKit } from './plugin-kits.js';
import { findForwardTarget, type ForwardTarget } from './forward-target.js';
import type { Unit } from './operation.js';
import { scriptingOf } from './scripting.js';
import { VariableTable, type Variable } from './variables.js';
import { compileVariableText } from './variable-text.js';
import type { UnitSource } from './unit-source.js';

/** A compiled document: the plans of its upstreams, and functions that compile the units of its `exposes` blocks. It contains no
 * secret and opens no socket. */
export interface Capability {
  readonly document: Document;
  readonly consumes: readonly ConsumePlan[];
  /**
   * Compiles a route, a tool or a resource; called when its expose adapter is planned. Adds its problems to
   * `diagnostics`.
   */
  unit(source: Omit<UnitSource, 'site'> & { readonly route?: CallSite['route'] }): Unit;
  /** Finds the consumed block to which a resource forwards. Adds its problems to `diagnostics`. */
  forward(node: Forward): ForwardTarget;
  /** The variables that compiled parts use. Complete when all units are compiled. */
  variables(): readonly Variable[];
  /**
   * For `--mock`, which answers calls with samples instead of sending them: the paths that each sample must contain, by
   * consumed operation. Complete when all units are compiled.
   */
  sampleNeeds(): NonNullable<ConsumeOptions['sampleNeeds']>;
  /**
   * The kit with which an auth scheme plans how the credentials of callers are checked. Secrets are variables of
   * `binds`, which must have a value.
   */
  verifierKit(): VerifierKit;
  /** Compiles the address of a telemetry collector, which may contain variables. */
  collector(endpoint: Text): Checked<(variables: ReadonlyMap<string, string>) => string>;
  /** The diagnostics found so far, in the order in which they were found. */
  diagnostics(): readonly Diagnostic[];
}

/**
 * Compiles a document except for its units, which the expose adapters compile later with `Capability.unit`. It always
 * returns a capability: a broken part is a diagnostic, and the other parts work. `replacedBaseUris` are the consumed
 * namespaces (`*`: all) whose base URI the operator replaces.
 */
export function compileCapability(
  document: Document,
  plugins: EnginePlugins,
  schemaFile: ReadSchemaFile = () => ({ unreadable: 'it is not read.' }),
  replacedBaseUris: ReadonlySet<string> = new Set(),
): Capability {
  const diagnostics: Diagnostic[] = [];
  const note = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const { conformant } = document;
  const variables = new VariableTable(document.binds, conformant);
  const blocks = document.consumes.filter((consume): consume is HttpConsume => consume.type === 'http');
  const calls = new CallIndex(blocks, conformant);
  const appended = findAppendedParameters(document, calls);
  for (const diagnostic of [...checkNames(document), ...checkConsumes(document)]) note(diagnostic);

  const shared = { plugins, variables, document, appended, schemaFile, note };
  const forwardTargets = forwardTargetsOf(document);
  const consumes: ConsumePlan[] = [];
  for (const block of document.consumes.filter(isHttpOrExtension)) {
    const adapter = adapterOf(block, plugins);
    if (adapter === undefined) {
      note(
        diagnose('consumes-type-unknown', block.at, {
          type: declaredTypeOf(block),
          known: plugins.consumes.map(({ type }) => type),
        }),
      );
      continue;
    }
    const plan = adapter.plan(
      block,
      makeConsumeKit(block, {
        ...shared,
        callsItself: block.type === 'http' && callsItself(block, document),
        isForwardTarget: forwardTargets.has(block.namespace.text),
        replacesBaseUri: replacedBaseUris.has(block.namespace.text) || replacedBaseUris.has('*'),
      }),
    );
    for (const diagnostic of plan.diagnostics) note(diagnostic);
    if (!plan.ok) continue;
    consumes.push(plan.value);
    if (block.type === 'extension') calls.addPlanned(plan.value.namespace, plan.value.operations);
  }
  const index = indexCapability(document, calls, consumes, note);
  const scripting = scriptingOf(document, plugins);
  const ordinals = countToolOrdinals(document);

  return {
    document,
    consumes,
    unit: ({ route, ...source }) => {
      const ordinal = ordinals.get(source.unit);
      const site: CallSite = {
        ...(route === undefined ? {} : { route }),
        ...(ordinal === undefined ? {} : { ordinal }),
      };
      return compileUnit({ ...source, site }, { index, variables, conformant, scripting });
    },
    forward: (node) => {
      const target = findForwardTarget(node, consumes);
      if (!target.ok) note(target.reason);
      return target;
    },
    variables: () => variables.all,
    sampleNeeds: () => index.sampleNeeds.all,
    verifierKit: () => makeVerifierKit(variables),
    collector: (endpoint) =>
      compileVariableText(endpoint, variables, (name, at) => diagnose('collector-unresolved', at, { name })),
    diagnostics: () => [
      ...diagnostics,
      ...variables.diagnostics(),
      ...reportUnusedCredentials(document, variables.unused),
    ],
  };
}

/** The adapter registered for the `type` of a block. */
const adapterOf = (block: PlannedConsume, { consumes }: EnginePlugins): ConsumeAdapter<PlannedConsume> | undefined =>
  consumes.find(({ type }) => type === declaredTypeOf(block)) as ConsumeAdapter<PlannedConsume> | undefined;

/** The consumed namespaces that resources forward to. */
const forwardTargetsOf = (document: Document): ReadonlySet<string> =>
  new Set([
    ...document.exposes.flatMap((expose) =>
      expose.type === 'extension' ? listTextsUnder(expose.sourceNode, 'targetNamespace') : [],
    ),
    ...restExposesOf(document).flatMap(({ resources }) =>
      resources.flatMap(({ forward }) => forward?.targetNamespace.text ?? []),
    ),
  ]);

/** The position of each tool among the tools with the same `call`, by which an ambiguous call is resolved (06, C3). */
function countToolOrdinals(
  document: Document,
): ReadonlyMap<Invocable, { readonly index: number; readonly count: number }> {
  const byCall = new Map<string, Invocable[]>();
  for (const { tools } of mcpExposesOf(document)) {
    for (const tool of tools) {
      if (tool.action.kind !== 'call') continue;
      const call = tool.action.call.text;
      const others = byCall.get(call);
      if (others === undefined) byCall.set(call, [tool]);
      else others.push(tool);
    }
  }
  return new Map(
    [...byCall.values()].flatMap((tools) =>
      tools.map((tool, index) => [tool, { index, count: tools.length }] as const),
    ),
  );
}
