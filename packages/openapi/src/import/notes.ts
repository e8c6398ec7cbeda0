/** Collects the warnings of an import; equal messages at several places become one warning that lists the places. */
export interface Notes {
  /** `place` is the operation, as method and path, or the path. */
  add(message: string, place?: string): void;
  list(): readonly string[];
}

const shownPlaces = 4;

export function collectNotes(): Notes {
  const places = new Map<string, Set<string>>();
  return {
    add(message, place) {
      const known = places.get(message) ?? new Set();
      places.set(message, known);
      if (place !== undefined) known.add(place);
    },
    list: () => [...places].map(([message, at]) => message + describePlaces([...at])),
  };
}

function describePlaces(places: readonly string[]): string {
  if (places.length === 0) return '';
  const hidden = places.length - shownPlaces;
  const shown = places.slice(0, shownPlaces).join(', ');
  return ` (${hidden > 0 ? `${shown} and ${hidden} more` : shown})`;
}
