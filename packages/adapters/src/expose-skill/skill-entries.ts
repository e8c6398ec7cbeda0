import type { Json, JsonObject } from '@naftiko/spec';
import type { PlannedSkill, PlannedTool } from './plan-skills.js';

/** Where the adapters a skill's tools come from listen. */
export type PortOf = (namespace: string) => number | undefined;

/** What `GET /skills` answers. Source: specification 04, b.4. */
export const catalogue = (skills: readonly PlannedSkill[]): JsonObject => ({
  count: skills.length,
  skills: skills.map(({ name, description, details, tools }) => ({
    name,
    ...given({ description, license: details['license'] }),
    tools: tools.map((tool) => tool.name),
  })),
});

/** What `GET /skills/{name}` answers. Source: specification 04, b.5. */
export const detail = ({ name, description, details, tools }: PlannedSkill, portOf: PortOf): JsonObject => ({
  name,
  ...given({ description }),
  ...details,
  tools: tools.map((tool) => toolEntry(tool, portOf)),
});

function toolEntry({ name, description, origin }: PlannedTool, portOf: PortOf): JsonObject {
  const head = { name, ...given({ description }), type: origin.kind };
  if (origin.kind === 'instruction') return { ...head, instruction: origin.path };
  const { targetNamespace, action, mode, inputSchema, method, path } = origin;
  const port = portOf(targetNamespace);
  return { ...head, inputSchema, invocationRef: { targetNamespace, action, mode, ...given({ port, method, path }) } };
}

const given = (members: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
