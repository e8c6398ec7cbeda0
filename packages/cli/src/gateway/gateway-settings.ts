import type { ToolPolicy } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import type { Config } from '../config/config.js';
import type { GatewayAuthentication } from '../config/gateway-authentication.js';
import { describePlace } from '../config/reading.js';
import type { ToolRuleSection } from '../config/tools-section.js';
import { given, usageError, type Given } from '../input/given.js';
import { compileGlob } from '../input/glob.js';

/** What decides about a gateway. */
export interface GatewaySettings {
  readonly port: number;
  readonly toolLimit: number;
  readonly pinned: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly idleMs: number;
  readonly metrics: boolean;
  readonly policy: ToolPolicy;
  readonly authentication: readonly GatewayAuthentication[];
  readonly trustedBy: readonly RegExp[];
}

/** The settings of the gateway that flags or the file ask for; `undefined`: none is asked for. */
export function readGatewaySettings(
  raw: RawRunOptions,
  config: Config | undefined,
): Given<GatewaySettings | undefined> {
  const section = config?.run.gateway;
  const port = raw.gateway === undefined ? section?.port?.value : parsePort(raw.gateway);
  if (raw.gateway !== undefined && port === undefined) {
    return usageError(`--gateway takes a port from 0 (any free one) to 65535; "${raw.gateway}" is not one.`);
  }
  if (port === undefined) {
    const { readOnly, rules = [] } = config?.tools ?? {};
    const misplaced = [
      ...(readOnly === undefined && rules.length === 0 ? [] : ['"tools" of the configuration file']),
      ...(raw.tools.length > 0 ? ['--tools'] : []),
      ...(raw.readOnly ? ['--read-only'] : []),
    ];
    return misplaced.length === 0
      ? given(undefined)
      : usageError(...misplaced.map((option) => `${option} applies to a gateway: add --gateway <port>.`));
  }
  const problems = [
    ...(raw.stdio === undefined ? [] : ['--stdio serves one adapter; it cannot be used with a gateway.']),
    ...(raw.port.length === 0 ? [] : ['--port replaces ports of documents, which a gateway does not use.']),
  ];
  const { authentication, trustedBy } = section ?? {};
  if (trustedBy !== undefined && authentication === undefined) {
    problems.push(
      `${describePlace(trustedBy.at)}: "run.gateway.trustedBy" replaces the authentication of documents with that of the gateway: add "run.gateway.authentication".`,
    );
  }
  if (problems.length > 0) return usageError(...problems);
  return given({
    authentication: authentication?.value ?? [],
    trustedBy: trustedBy?.value ?? [],
    port,
    toolLimit: section?.toolLimit?.value ?? defaultToolLimit,
    pinned: section?.pin?.value ?? [],
    names: new Map([...(section?.names ?? [])].map(([file, { value }]) => [file, value])),
    idleMs: section?.idle?.value ?? defaultIdleMs,
    metrics: section?.metrics?.value ?? false,
    policy: {
      readOnly: raw.readOnly || (config?.tools.readOnly?.value ?? false),
      patterns: raw.tools.map((pattern) => compileGlob(pattern)),
      rules: (config?.tools.rules ?? []).map(makeRule),
    },
  });
}

/** More tools than about forty confuse models. */
const defaultToolLimit = 40;
const defaultIdleMs = 10 * 60_000;

const parsePort = (text: string): number | undefined =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;

function makeRule({
  match: { tool, capability, hint, caller } = {},
  allow,
  tools,
}: ToolRuleSection): ToolPolicy['rules'][number] {
  return {
    ...(tool === undefined ? {} : { tool: tool.value }),
    ...(capability === undefined ? {} : { capability: capability.value }),
    ...(hint === undefined ? {} : { hint: hint.value }),
    ...(caller === undefined ? {} : { caller: caller.value }),
    // A rule without a decision is refused when it is read.
    allow: tools?.value ?? allow?.value ?? true,
  };
}
