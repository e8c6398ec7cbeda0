/**
 * Execution vectors that do not pass yet, by the missing feature. A listed vector that passes fails the build: remove it
 * from the list.
 */
export const knownGaps: Readonly<Record<string, readonly string[]>> = {};

/** The same for adapter vectors. */
export const knownAdapterGaps: Readonly<Record<string, readonly string[]>> = {};
