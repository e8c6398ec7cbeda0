import type { Authentication } from '@naftiko/spec';

/** A skill of a skill adapter, which an MCP server of the document can offer too. */
export interface OfferedSkill {
  readonly name: string;
  /** The directory of its files; whether it exists is checked at each use. `undefined`: the skill has no files. */
  readonly directory: string | undefined;
  /** A `SKILL.md` made from the document, for a directory without one. */
  readonly manifest: string;
}

/** The skills of one adapter. */
export interface OfferedSkills {
  /** The namespace of the adapter. */
  readonly namespace: string;
  /** The authentication of the adapter; `undefined`: the skills are public. */
  readonly authentication: Authentication | undefined;
  readonly skills: readonly OfferedSkill[];
}

/** Whether another adapter may offer these skills: when they are public, or when its authentication is equal. */
export const isOfferedTo = (
  { authentication }: Pick<OfferedSkills, 'authentication'>,
  callers: Authentication | undefined,
): boolean =>
  authentication === undefined ||
  JSON.stringify(authentication, withoutPlaces) === JSON.stringify(callers, withoutPlaces);

const withoutPlaces = (key: string, value: unknown): unknown => {
  if (key === 'at') return undefined;
  // The block of a plug-in is compared as its source, because JSON would omit the entries of maps.
  return value instanceof Map ? [...value] : value;
};
