import type { Authentication } from '@naftiko/spec';

/** A skill of a skill adapter, which an MCP server of the document may offer, too. */
export interface OfferedSkill {
  readonly name: string;
  /** The directory of its files, whose existence is checked at each use. `undefined`: it has none. */
  readonly directory: string | undefined;
  /** A `SKILL.md` made from the document, for a directory without one. */
  readonly manifest: string;
}

/** The skills of one adapter. */
export interface OfferedSkills {
  /** The namespace of the adapter. */
  readonly namespace: string;
  /** How its callers are checked; `undefined`: the skills are public. */
  readonly authentication: Authentication | undefined;
  readonly skills: readonly OfferedSkill[];
}

/** Whether an adapter may offer these skills: only with an equal authentication. */
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
