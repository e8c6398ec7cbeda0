import type { Authentication } from '@naftiko/spec';

/** A skill as another adapter of the document may hand it out too. */
export interface OfferedSkill {
  readonly name: string;
  /** Of its files; whether it exists is found out by each look. `undefined`: it has none. */
  readonly directory: string | undefined;
  /** A `SKILL.md` in the document's words, for a directory that has none. */
  readonly manifest: string;
}

/** The skills of one adapter. */
export interface OfferedSkills {
  /** Of the adapter. */
  readonly namespace: string;
  /** How its callers are checked; `undefined`: the skills are for everybody. */
  readonly authentication: Authentication | undefined;
  readonly skills: readonly OfferedSkill[];
}

/** Whether an adapter whose callers are checked so may hand the skills out too: its check has to be written alike. */
export const isOfferedTo = (
  { authentication }: Pick<OfferedSkills, 'authentication'>,
  callers: Authentication | undefined,
): boolean =>
  authentication === undefined ||
  JSON.stringify(authentication, withoutPlaces) === JSON.stringify(callers, withoutPlaces);

const withoutPlaces = (key: string, value: unknown): unknown => {
  if (key === 'at') return undefined;
  // The block of a plug-in: JSON would leave out what a map holds.
  return value instanceof Map ? [...value] : value;
};
