import type { Diagnostic } from '@naftiko/spec';

/** Replaces the secrets that findings report by asterisks in `sources`, the texts from which reports quote lines. */
export function maskFoundSecrets(diagnostics: readonly Diagnostic[], sources: Map<string, string>): void {
  const found = diagnostics.filter(({ code }) => code === 'secret-in-clear');
  for (const source of new Set(found.map(({ at }) => at.source))) {
    const text = sources.get(source);
    if (text === undefined) continue;
    const places = found.flatMap(({ at }) => (at.source === source ? [at] : []));
    sources.set(source, maskPlaces(text, places));
  }
}

/** The places are in order. A byte order mark does not count in offsets. */
function maskPlaces(text: string, places: readonly Diagnostic['at'][]): string {
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const parts: string[] = [];
  let end = 0;
  for (const { start, end: next } of places) {
    if (start.offset + shift < end) continue;
    parts.push(text.slice(end, start.offset + shift));
    end = next.offset + shift;
    parts.push(text.slice(start.offset + shift, end).replaceAll(/\S/g, '*'));
  }
  return parts.join('') + text.slice(end);
}
