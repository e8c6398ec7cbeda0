import type { GatewayView, ListedCapability } from '@naftiko/runtime';

/** Finds capabilities: those whose names contain every word, then those of the tools that `search_tools` finds. */
export function findCapabilities(
  all: readonly ListedCapability[],
  text: string,
  source: GatewayView,
): readonly ListedCapability[] {
  const byName = new Map(all.map((one) => [one.name, one]));
  const words = text.toLowerCase().split(/\s+/);
  // The folders of a file are a part of its name. Those above them are the same for all.
  const named = all.filter(({ name, label = '' }) => {
    const own = `${name} ${label}`.toLowerCase();
    return words.every((word) => own.includes(word));
  });
  const found = source.search(text).flatMap((name) => byName.get(name) ?? []);
  // A capability that is named by all words is meant more often than one of whose tools a description matches.
  return [...new Set([...named, ...found])];
}
