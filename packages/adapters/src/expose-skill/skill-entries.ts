import type { MountPlan } from '@naftiko/runtime';
import type { Json, JsonObject } from '@naftiko/spec';
import type { PlannedSkill, PlannedTool } from './planned-skill.js';

/** The listening port of a tool's source adapter. */
export type PortOf = (mount: MountPlan) => number | undefined;

/** The response of `GET /skills`. Source: specification 04, b.4. */
export const describeCatalogue = (skills: readonly PlannedSkill[]): JsonObject => ({
  count: skills.length,
  skills: skills.map(({ name, description, details, tools }) => ({
    name,
    ...omitUndefined({ description, license: details['license'] }),
    tools: tools.map((tool) => tool.name),
  })),
});

/** The response of `GET /skills/{name}`. Source: specification 04, b.5. */
export const describeSkill = ({ name, description, details, tools }: PlannedSkill, portOf: PortOf): JsonObject => ({
  name,
  ...omitUndefined({ description }),
  ...details,
  tools: tools.map((tool) => describeTool(tool, portOf)),
});

function describeTool({ name, description, origin }: PlannedTool, portOf: PortOf): JsonObject {
  const head = { name, ...omitUndefined({ description }), type: origin.kind };
  if (origin.kind === 'instruction') return { ...head, instruction: origin.path };
  const { target, action, mode, inputSchema, method, path } = origin;
  const hints = omitUndefined({ port: portOf(target), method, path });
  return { ...head, inputSchema, invocationRef: { targetNamespace: target.namespace, action, mode, ...hints } };
}

const omitUndefined = (members: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
