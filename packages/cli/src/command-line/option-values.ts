/** Collects the values of a repeated option. */
export const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** Adds values for options that are not given. They are not declared as defaults, because commander would print them in the help. */
export const complete = <Raw extends object>(absent: Partial<Raw>, given: Raw): Raw => ({ ...absent, ...given });
